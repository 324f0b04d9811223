package io.serai.handoff;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A person took a conversation over. */
public record HandoffClaimed(UUID conversationId, String channelId, UUID handoffId, UUID actorId)
        implements DomainEvent {}
