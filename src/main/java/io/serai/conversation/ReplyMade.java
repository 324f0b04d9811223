package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A turn got its one reply. */
public record ReplyMade(
        UUID conversationId,
        String channelId,
        UUID turnId,
        UUID messageId,
        Author author,
        UUID actorId,
        Instant turnOpenedAt)
        implements DomainEvent {}
