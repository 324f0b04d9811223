package io.serai.webhook;

import java.time.Instant;
import java.util.UUID;

/** An event that a subscription is told of. @param outcome of the last attempt, or null */
public record WebhookDelivery(
        UUID id,
        UUID subscriptionId,
        long eventId,
        String eventType,
        State state,
        int attempts,
        String outcome,
        Instant createdAt,
        Instant updatedAt) {

    /** FAILED is tried again; DEAD is not. */
    public enum State {
        PENDING,
        SENT,
        FAILED,
        DEAD
    }
}
