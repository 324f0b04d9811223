package io.serai.handoff;

import java.time.Instant;
import java.util.UUID;

/**
 * A conversation that waits for a person, or is with one.
 *
 * @param reason a short machine name, for instance {@code customer-asked}
 * @param summary what the customer last asked, or what could not be delivered
 * @param leaseUntil until when nobody else may take it, or null
 * @param revision grows with each message that the customer writes or changes; an answer names the one that it answers
 */
public record HandoffView(
        UUID id,
        UUID conversationId,
        String channelId,
        State state,
        String reason,
        String summary,
        UUID claimedById,
        String claimedByName,
        Instant claimedAt,
        Instant leaseUntil,
        int revision,
        Instant createdAt) {}
