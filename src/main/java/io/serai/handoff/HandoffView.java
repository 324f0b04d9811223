package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.conversation.NamedCustomer;
import java.time.Instant;
import java.util.UUID;

/**
 * A conversation that waits for a person, or is with one.
 *
 * @param reason a short machine name, for instance {@code customer-asked}
 * @param summary what the customer last asked, or what could not be delivered
 * @param leaseUntil until when nobody else may take it, or null
 * @param revision grows with each message that the customer writes or changes; an answer names the one that it answers
 * @param topic of the last draft, or null
 * @param escalatedById null when the hub opened it
 * @param unread whether the person for whom the thread works has not seen it
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
        @JsonProperty("for") Audience audience,
        String topic,
        NamedCustomer customer,
        UUID escalatedById,
        String escalatedByName,
        boolean unread,
        Assessment.State assessmentState,
        Instant createdAt) {

    boolean isClaimedBy(UUID agentId) {
        return state == State.CLAIMED && agentId.equals(claimedById);
    }
}
