package io.serai.handoff;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A conversation waits for a person. */
public record HandoffOpened(UUID conversationId, String channelId, UUID handoffId, UUID turnId, String reason)
        implements DomainEvent {}
