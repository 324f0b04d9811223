package io.serai.delivery;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A message that had been sent did not arrive. @param detail the status and what the other end says about it */
public record DeliveryBounced(UUID conversationId, String channelId, UUID deliveryId, UUID messageId, String detail)
        implements DomainEvent {}
