package io.serai.delivery;

import java.time.Instant;
import java.util.UUID;

/** A delivery as operators see it. @param outcome of the last attempt, or null */
public record DeliveryView(
        UUID id,
        UUID conversationId,
        UUID messageId,
        String channelId,
        State state,
        int attempts,
        String outcome,
        String detail,
        Instant createdAt,
        Instant updatedAt) {}
