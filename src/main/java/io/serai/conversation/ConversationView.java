package io.serai.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A conversation as its customer may see it. */
public record ConversationView(UUID id, String channelId, Status status, String language, List<Message> messages) {

    /** @param authorName an agent's name, or null */
    public record Message(
            UUID id, Author author, String authorName, String text, Instant createdAt, List<Citation> sources) {}
}
