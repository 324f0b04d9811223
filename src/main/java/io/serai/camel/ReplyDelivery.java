package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Channels;
import io.serai.channel.DeliveryOutcomes;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.delivery.Deliveries;
import io.serai.delivery.DeliveryWork;
import io.serai.queue.WorkItem;
import io.serai.shared.RouteStep;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangeProperty;
import org.apache.camel.Variable;
import org.springframework.stereotype.Component;

/** The steps of the route {@code reply-delivery}. */
@Component
class ReplyDelivery {

    private final Deliveries deliveries;
    private final Channels channels;
    private final DeliveryOutcomes outcomes;
    private final ObjectMapper json;

    ReplyDelivery(Deliveries deliveries, Channels channels, DeliveryOutcomes outcomes, ObjectMapper json) {
        this.deliveries = deliveries;
        this.channels = channels;
        this.outcomes = outcomes;
        this.json = json;
    }

    /**
     * Makes the message to send the body, null when there is nothing to send; keeps the work as a variable.
     *
     * @throws NotYet when the channel's rate limits ask the delivery to wait
     */
    @RouteStep
    public void begin(WorkItem item, Exchange exchange) throws JsonProcessingException {
        channels.awaitKnown();
        DeliveryWork work = json.readValue(item.payload(), DeliveryWork.class);
        Duration wait = deliveries.untilTurn(work, UUID.fromString(item.key()));
        if (!wait.isZero()) {
            throw new NotYet(wait);
        }
        exchange.setVariable("work", work);
        exchange.getMessage().setBody(deliveries.begin(work).orElse(null), OutgoingMessage.class);
    }

    @RouteStep
    public void sent(@Variable("work") DeliveryWork work) {
        deliveries.sent(work);
    }

    /** @throws TryLater when the queue should give the delivery out again */
    @RouteStep
    public void failed(
            @Variable("work") DeliveryWork work, @ExchangeProperty(Exchange.EXCEPTION_CAUGHT) Exception failure) {
        String kind =
                channels.find(work.channelId()).map(channel -> channel.kind()).orElse("");
        Outcome outcome = outcomes.of(kind, failure);
        if (deliveries.failed(work, outcome, outcomes.detail(failure))) {
            Optional<Duration> asked = outcomes.retryAfter(failure);
            throw asked.isPresent() ? new NotYet(asked.get()) : new TryLater(outcome, failure);
        }
    }

    static class TryLater extends RuntimeException {
        TryLater(Outcome outcome, Exception cause) {
            super(outcome.name(), cause);
        }
    }

    /** The channel takes no more messages for a known time. */
    static class NotYet extends RuntimeException implements RetryLater {

        private final Duration wait;

        NotYet(Duration wait) {
            super("RATE_LIMITED, in %d ms".formatted(wait.toMillis()), null, false, false);
            this.wait = wait;
        }

        @Override
        public Duration retryAfter() {
            return wait;
        }
    }
}
