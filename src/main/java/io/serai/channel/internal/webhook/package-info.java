/** Reads the JSON that programs post. */
package io.serai.channel.internal.webhook;
