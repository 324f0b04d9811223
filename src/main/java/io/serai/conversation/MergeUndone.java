package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** Two customers are two again. */
public record MergeUndone(UUID conversationId, String channelId, UUID mergeId, UUID intoId, UUID fromId, UUID actorId)
        implements DomainEvent {}
