package io.serai.approval;

import io.serai.shared.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** A person decided that an answer goes out; until then they may take it back. */
public record ApprovalSending(
        UUID conversationId, String channelId, UUID approvalId, UUID actorId, State state, Instant sendsAt)
        implements DomainEvent {}
