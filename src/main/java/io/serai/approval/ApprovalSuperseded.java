package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** The customer wrote again before a draft was decided. */
public record ApprovalSuperseded(UUID conversationId, String channelId, UUID approvalId) implements DomainEvent {}
