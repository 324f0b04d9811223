package io.serai.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.queue.WorkItem;
import io.serai.shared.RouteStep;
import io.serai.shared.WebhookSignature;
import io.serai.webhook.PublicAddresses.NotPublic;
import io.serai.webhook.WebhookDelivery.State;
import io.serai.webhook.WebhookDeliveryStore.Outgoing;
import io.serai.webhook.WebhookPosts.Answer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;

/**
 * One attempt to tell a subscriber of an event. An answer other than 2xx is tried again; 410 says that nobody wants to be
 * told any more (Standard Webhooks 1.0), and switches the subscription off.
 */
@Service
public class WebhookAttempts {

    private static final int GONE = 410;

    private final WebhookDeliveryStore deliveries;
    private final SubscriptionStore subscriptions;
    private final WebhookPosts posts;
    private final WebhookSettings settings;
    private final ObjectMapper json;

    WebhookAttempts(
            WebhookDeliveryStore deliveries,
            SubscriptionStore subscriptions,
            @Qualifier("eventWebhookPosts") WebhookPosts posts,
            WebhookSettings settings,
            ObjectMapper json) {
        this.deliveries = deliveries;
        this.subscriptions = subscriptions;
        this.posts = posts;
        this.settings = settings;
        this.json = json;
    }

    /** @throws NotTaken when the queue should give the work out again */
    @RouteStep
    public void attempt(WorkItem item) {
        UUID id = deliveryOf(item);
        Optional<Outgoing> outgoing = deliveries.beginAttempt(id);
        if (outgoing.isEmpty()) {
            // Nothing changes when it was sent, or when its subscription is gone.
            deliveries.end(id, State.DEAD, "The webhook is switched off.");
            return;
        }
        send(outgoing.get());
    }

    private void send(Outgoing outgoing) {
        Answer answer;
        try {
            answer = posts.post(
                    URI.create(outgoing.url()),
                    WebhookSignature.of(outgoing.secret()),
                    outgoing.id().toString(),
                    outgoing.body(),
                    settings.readTimeout());
        } catch (NotPublic e) {
            // It was public when it was subscribed.
            deliveries.end(outgoing.id(), State.DEAD, e.getMessage());
            return;
        } catch (IOException e) {
            throw tryAgain(outgoing, "%s: %s".formatted(e.getClass().getSimpleName(), e.getMessage()));
        }
        String outcome = "The answer was %d.".formatted(answer.status());
        if (answer.isTaken()) {
            deliveries.end(outgoing.id(), State.SENT, outcome);
        } else if (answer.status() == GONE) {
            deliveries.end(outgoing.id(), State.DEAD, outcome);
            subscriptions.disable(outgoing.subscriptionId());
        } else {
            throw tryAgain(outgoing, outcome);
        }
    }

    private NotTaken tryAgain(Outgoing outgoing, String outcome) {
        deliveries.end(outgoing.id(), State.FAILED, outcome);
        return new NotTaken(outcome);
    }

    /** The queue has given the work up. */
    @RouteStep
    public void giveUp(WorkItem item) {
        deliveries.end(deliveryOf(item), State.DEAD, "It was not taken in %d attempts.".formatted(item.attempts()));
    }

    private UUID deliveryOf(WorkItem item) {
        try {
            return json.readValue(item.payload(), WebhookWork.class).deliveryId();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static class NotTaken extends RuntimeException {
        NotTaken(String outcome) {
            super(outcome);
        }
    }
}
