package io.serai.conversation;

import io.serai.account.NamedPerson;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation in a list.
 *
 * @param topic of the last draft, or null
 * @param holder null while nobody has it
 * @param lastMessage null before the first
 * @param activeAt when it was last heard of
 */
public record ConversationSummary(
        UUID id,
        String channelId,
        NamedCustomer customer,
        String subject,
        Status status,
        String topic,
        NamedPerson holder,
        LastMessage lastMessage,
        Instant createdAt,
        Instant activeAt) {

    /** @param text its beginning */
    public record LastMessage(String text, Author author, Instant at) {}

    ActivityCursor cursor() {
        return new ActivityCursor(activeAt, id);
    }
}
