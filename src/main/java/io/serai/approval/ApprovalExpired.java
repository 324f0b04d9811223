package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A draft waited too long. */
public record ApprovalExpired(UUID conversationId, String channelId, UUID approvalId, UUID turnId, int revision)
        implements DomainEvent {}
