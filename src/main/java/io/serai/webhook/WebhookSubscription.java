package io.serai.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who is told of events.
 *
 * @param secret whsec_ and a key in Base64; null except where the subscription was just made
 * @param eventTypes such as {@code message-received}; empty for all
 */
public record WebhookSubscription(
        UUID id, String url, String secret, List<String> eventTypes, boolean enabled, Instant createdAt) {}
