package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/**
 * A draft is not wanted any more, because the customer wrote again or a person answered.
 *
 * @param agentId who had it, or had decided it without its being sent yet; or null
 */
public record ApprovalSuperseded(UUID conversationId, String channelId, UUID approvalId, UUID agentId)
        implements DomainEvent {}
