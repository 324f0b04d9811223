package io.serai.delivery;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A person had a message sent again. */
public record DeliveryReplayed(
        UUID conversationId, String channelId, UUID deliveryId, UUID messageId, UUID actorId, State from)
        implements DomainEvent {}
