package io.serai.delivery;

import java.util.UUID;

/** The payload of a work item of topic {@code deliveries}. */
public record DeliveryWork(UUID deliveryId, String channelId) {}
