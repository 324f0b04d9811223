/** Mail: RFC 5322 and MIME into the channel-neutral messages, and back. */
package io.serai.channel.internal.email;
