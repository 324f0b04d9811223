package io.serai.delivery;

import io.serai.channel.Outcome;
import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A message could not be delivered and is a dead letter now. */
public record DeliveryDied(UUID conversationId, String channelId, UUID deliveryId, UUID messageId, Outcome outcome)
        implements DomainEvent {}
