package io.serai.console;

import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import io.serai.webhook.WebhookDelivery;
import io.serai.webhook.WebhookDelivery.State;
import io.serai.webhook.WebhookSubscription;
import io.serai.webhook.WebhookSubscriptions;
import io.serai.webhook.Webhooks;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people ask about webhooks for events. */
@Component
public class WebhookRequests {

    public record Replayed(int deliveries) {}

    private final WebhookSubscriptions subscriptions;
    private final Webhooks webhooks;

    WebhookRequests(WebhookSubscriptions subscriptions, Webhooks webhooks) {
        this.subscriptions = subscriptions;
        this.webhooks = webhooks;
    }

    @RouteStep
    public Page<WebhookSubscription> list(String cursor, int limit) {
        return subscriptions.list(cursor, limit);
    }

    @RouteStep
    public WebhookSubscription create(WriteWebhook body, String idempotencyKey, UUID accountId) {
        return subscriptions.subscribe(body.url(), typesOf(body), idempotencyKey, accountId);
    }

    @RouteStep
    public WebhookSubscription change(UUID id, WriteWebhook body) {
        return subscriptions.change(id, body.url(), typesOf(body), !Boolean.FALSE.equals(body.enabled()));
    }

    @RouteStep
    public void remove(UUID id) {
        subscriptions.remove(id);
    }

    @RouteStep
    public Page<WebhookDelivery> deliveries(UUID id, String state, String cursor, int limit) {
        return webhooks.deliveries(id, state == null ? null : State.valueOf(state), cursor, limit);
    }

    @RouteStep
    public Replayed replayAll(UUID id) {
        return new Replayed(webhooks.replayAll(id));
    }

    @RouteStep
    public void replay(UUID id) {
        webhooks.replay(id);
    }

    private static List<String> typesOf(WriteWebhook body) {
        return body.eventTypes() == null ? List.of() : body.eventTypes();
    }
}
