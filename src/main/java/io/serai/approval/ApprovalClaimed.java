package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A person took a draft to decide it. */
public record ApprovalClaimed(UUID conversationId, String channelId, UUID approvalId, UUID actorId)
        implements DomainEvent {}
