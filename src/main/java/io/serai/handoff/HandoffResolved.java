package io.serai.handoff;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A person finished with a conversation. */
public record HandoffResolved(UUID conversationId, String channelId, UUID handoffId, UUID actorId)
        implements DomainEvent {}
