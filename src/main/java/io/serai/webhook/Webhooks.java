package io.serai.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.event.Events;
import io.serai.event.LogPosition;
import io.serai.event.LoggedEvent;
import io.serai.event.SettledEvent;
import io.serai.queue.WorkQueue;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import io.serai.webhook.WebhookDelivery.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The events of the log, handed out to those who subscribed to them: each at least once, always under the same id. */
@Service
public class Webhooks {

    static final String TOPIC = "webhooks";
    private static final int BATCH = 2_000;
    private static final UUID START = new UUID(0, 0);

    private final WebhookDeliveryStore deliveries;
    private final SubscriptionStore subscriptions;
    private final Events events;
    private final WorkQueue queue;
    private final ObjectMapper json;

    Webhooks(
            WebhookDeliveryStore deliveries,
            SubscriptionStore subscriptions,
            Events events,
            WorkQueue queue,
            ObjectMapper json) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.events = events;
        this.queue = queue;
        this.json = json;
    }

    /** Reads on in the log and queues what subscribers are to be told. */
    @RouteStep
    @Transactional
    public void handOut() {
        List<WebhookSubscription> receivers = subscriptions.enabled();
        Optional<LogPosition> progress = deliveries.lockProgress();
        if (progress.isEmpty()) {
            return;
        }
        List<SettledEvent> settled = events.settledAfter(progress.get(), receivers.isEmpty() ? 1 : BATCH);
        if (settled.isEmpty()) {
            return;
        }
        if (receivers.isEmpty()) {
            deliveries.moveProgress(events.present());
            return;
        }
        for (SettledEvent event : settled) {
            receivers.stream()
                    .filter(receiver -> receiver.eventTypes().isEmpty()
                            || receiver.eventTypes().contains(event.event().type()))
                    .forEach(receiver -> queue(receiver, event.event()));
        }
        deliveries.moveProgress(settled.get(settled.size() - 1).position());
    }

    private void queue(WebhookSubscription receiver, LoggedEvent event) {
        UUID id = Ids.next();
        if (deliveries.insert(id, receiver.id(), event.id(), event.type(), body(event))) {
            // A conversation's events arrive in their order; one that is not taken holds up no other conversation.
            queue.add(TOPIC, receiver.id() + "/" + event.conversationId(), new WebhookWork(id));
        }
    }

    /** As Standard Webhooks recommends: type, timestamp, data. */
    private String body(LoggedEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("event_id", event.id());
        data.put("conversation_id", event.conversationId());
        data.put("channel_id", event.channelId());
        data.put("actor_id", event.actorId());
        event.payload().properties().forEach(field -> data.put(field.getKey(), field.getValue()));
        data.values().removeIf(Objects::isNull);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("type", event.type());
        body.put("timestamp", event.at());
        body.put("data", data);
        try {
            return json.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param state null for any @param cursor where the last page ended, or null @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public Page<WebhookDelivery> deliveries(UUID subscriptionId, State state, String cursor, int limit) {
        subscriptions.find(subscriptionId).orElseThrow(() -> SeraiException.notFound("webhook", subscriptionId));
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(deliveries.list(subscriptionId, state, after, limit + 1), limit, WebhookDelivery::id);
    }

    /** Sends a dead letter again. @throws SeraiException NOT_FOUND; CONFLICT when it is not dead */
    @Transactional
    public void replay(UUID id) {
        WebhookDelivery delivery =
                deliveries.lock(id).orElseThrow(() -> SeraiException.notFound("webhook delivery", id));
        if (delivery.state() != State.DEAD) {
            throw SeraiException.conflict("This delivery is %s.".formatted(delivery.state()))
                    .coded("not-given-up");
        }
        again(delivery.subscriptionId(), id);
    }

    /** Sends all dead letters of a subscription again. @return how many @throws SeraiException NOT_FOUND */
    @Transactional
    public int replayAll(UUID subscriptionId) {
        subscriptions.find(subscriptionId).orElseThrow(() -> SeraiException.notFound("webhook", subscriptionId));
        List<UUID> dead = deliveries.lockDead(subscriptionId);
        dead.forEach(id -> again(subscriptionId, id));
        return dead.size();
    }

    private void again(UUID subscriptionId, UUID id) {
        deliveries.reset(id);
        queue.add(TOPIC, subscriptionId + "/" + id, new WebhookWork(id));
    }
}
