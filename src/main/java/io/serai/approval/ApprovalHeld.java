package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A draft waited too long; the customer was told and it keeps waiting. */
public record ApprovalHeld(UUID conversationId, String channelId, UUID approvalId) implements DomainEvent {}
