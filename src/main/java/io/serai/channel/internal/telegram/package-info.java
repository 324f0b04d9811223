/** Telegram: updates of the Bot API into the channel-neutral messages, and texts in the sizes that it takes. */
package io.serai.channel.internal.telegram;
