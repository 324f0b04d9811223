package io.serai.approval;

import java.time.Instant;
import java.util.UUID;

/**
 * A draft in the queue.
 *
 * @param probability that the draft is right, 0 to 1
 * @param claimedById who is deciding it, or null
 */
public record ApprovalSummary(
        UUID id,
        UUID conversationId,
        String channelId,
        State state,
        int priority,
        Instant dueAt,
        String question,
        String answer,
        double probability,
        UUID claimedById,
        String claimedByName,
        Instant claimedAt,
        Instant createdAt) {}
