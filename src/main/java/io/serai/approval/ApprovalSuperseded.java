package io.serai.approval;

import com.fasterxml.jackson.annotation.JsonValue;
import io.serai.shared.DomainEvent;
import java.util.Locale;
import java.util.UUID;

/**
 * A draft is not wanted any more.
 *
 * @param agentId who had it, or had decided it without its being sent yet; or null
 * @param actorId the person whose doing it was, or null when it was the customer's
 */
public record ApprovalSuperseded(
        UUID conversationId, String channelId, UUID approvalId, UUID agentId, Cause cause, UUID actorId)
        implements DomainEvent {

    /** Why it is not wanted. */
    public enum Cause {
        CUSTOMER_WROTE,
        PERSON_WANTED,
        /** A person answered. */
        ANSWERED,
        /** A person took the conversation from the assistant, for themself or for anybody. */
        TAKEN_OVER,
        /** The same, for seniors. */
        ESCALATED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
