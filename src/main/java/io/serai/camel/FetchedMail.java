package io.serai.camel;

import io.serai.channel.Arrival;
import io.serai.channel.Content;
import java.time.Instant;
import java.util.concurrent.Future;

/**
 * A mail as an IMAP server gave it.
 *
 * @param read what was made of it ahead of its turn; or null
 * @param name for what has no bytes to name it by; or null
 * @param receivedAt when the server took it
 * @param old whether it is history, which no machine answers
 * @param refusal why it is only kept, and not read as a message; or null
 */
record FetchedMail(
        Future<Arrival> read, String name, Content content, Instant receivedAt, boolean old, String refusal) {

    FetchedMail refused(String reason) {
        return new FetchedMail(null, name, content, receivedAt, old, reason);
    }
}
