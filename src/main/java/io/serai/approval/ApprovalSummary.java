package io.serai.approval;

import io.serai.conversation.NamedCustomer;
import java.time.Instant;
import java.util.UUID;

/**
 * A draft in the queue.
 *
 * @param probability that the draft is right, 0 to 1
 * @param claimedById who is deciding it, or null
 * @param reason why the draft waits for a person
 * @param fourEyes whether two different people must approve it
 * @param firstApprovedById the first of them, or null
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
        Instant leaseUntil,
        NamedCustomer customer,
        String topic,
        String reason,
        String language,
        boolean fourEyes,
        UUID firstApprovedById,
        String firstApprovedByName,
        Instant firstApprovedAt,
        Instant createdAt) {

    QueueCursor cursor() {
        return new QueueCursor(priority, dueAt, id);
    }
}
