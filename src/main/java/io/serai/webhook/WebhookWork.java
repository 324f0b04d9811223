package io.serai.webhook;

import java.util.UUID;

/** The payload of a work item of topic {@code webhooks}. */
public record WebhookWork(UUID deliveryId) {}
