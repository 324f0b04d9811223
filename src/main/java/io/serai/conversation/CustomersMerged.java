package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** Two customers turned out to be one. @param actorId the agent who said so, or null */
public record CustomersMerged(
        UUID conversationId, String channelId, UUID mergeId, UUID intoId, UUID fromId, Proof proof, UUID actorId)
        implements DomainEvent {}
