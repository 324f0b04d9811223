package io.serai.delivery;

import io.serai.channel.Outcome;
import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A message may or may not have reached the customer; a person has to decide. */
public record DeliveryUnclear(UUID conversationId, String channelId, UUID deliveryId, UUID messageId, Outcome outcome)
        implements DomainEvent {}
