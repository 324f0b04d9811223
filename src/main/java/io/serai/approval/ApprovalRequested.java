package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A draft waits for a person. */
public record ApprovalRequested(UUID conversationId, String channelId, UUID approvalId, UUID turnId, Instant dueAt)
        implements DomainEvent {}
