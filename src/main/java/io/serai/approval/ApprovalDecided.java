package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A person decided a draft. */
public record ApprovalDecided(
        UUID conversationId,
        String channelId,
        UUID approvalId,
        UUID turnId,
        int revision,
        UUID actorId,
        State state,
        String reasonCategory,
        String reason,
        Instant requestedAt)
        implements DomainEvent {}
