package io.serai.console;

import io.serai.channel.ChannelStatus;
import io.serai.channel.Channels;
import io.serai.channel.RawMessage;
import io.serai.channel.TelegramWebhooks;
import io.serai.channel.Translations;
import io.serai.conversation.Arrivals;
import io.serai.conversation.FailedArrival;
import io.serai.delivery.Deliveries;
import io.serai.delivery.DeliveryDetail;
import io.serai.delivery.DeliveryView;
import io.serai.delivery.State;
import io.serai.shared.Kind;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What operators ask about channels and about the messages that did not get through them. */
@Component
public class OperationRequests {
    private final Deliveries deliveries;
    private final Arrivals arrivals;
    private final Translations translations;
    private final Channels channels;
    private final TelegramWebhooks webhooks;

    OperationRequests(
            Deliveries deliveries,
            Arrivals arrivals,
            Translations translations,
            Channels channels,
            TelegramWebhooks webhooks) {
        this.deliveries = deliveries;
        this.arrivals = arrivals;
        this.translations = translations;
        this.channels = channels;
        this.webhooks = webhooks;
    }

    @RouteStep
    public Page<DeliveryView> deliveries(String state, String channelId, String cursor, int limit) {
        return deliveries.list(state == null ? null : State.valueOf(state), channelId, cursor, limit);
    }

    @RouteStep
    public DeliveryDetail delivery(UUID id) {
        return deliveries.view(id);
    }

    @RouteStep
    public DeliveryView replayDelivery(UUID id, UUID accountId) {
        return deliveries.replay(id, accountId);
    }

    /** @param state null for dead letters @param channelId null for all */
    @RouteStep
    public Replayed replayDeliveries(String state, String channelId, UUID accountId) {
        State of = state == null ? State.DEAD : State.valueOf(state);
        return Replayed.each(deliveries.undelivered(of, channelId), id -> deliveries.replay(id, accountId));
    }

    @RouteStep
    public Page<FailedArrivalView> failedArrivals(String channelId, String cursor, int limit) {
        Page<FailedArrival> page = arrivals.failed(channelId, cursor, limit);
        return new Page<>(page.items().stream().map(FailedArrivalView::of).toList(), page.nextCursor());
    }

    @RouteStep
    public FailedArrivalView failedArrival(UUID id) {
        return FailedArrivalView.of(failed(id));
    }

    /** The wire form as it came, never to be taken for anything but bytes. */
    @RouteStep
    public byte[] rawArrival(UUID id) {
        return Objects.requireNonNullElse(failed(id).raw(), new byte[0]);
    }

    private FailedArrival failed(UUID id) {
        return arrivals.findFailed(id).orElseThrow(() -> SeraiException.notFound("failed arrival", id));
    }

    @RouteStep
    public void replayArrival(UUID id) {
        arrivals.replay(
                id,
                failed -> translations.read(
                        failed.channelId(), failed.externalId(), new RawMessage(failed.raw(), failed.mediaType())));
        if (arrivals.findFailed(id).isPresent()) {
            throw SeraiException.conflict("It still cannot be understood; the list says why.")
                    .coded("still-unreadable");
        }
    }

    /** @param channelId null for all */
    @RouteStep
    public Replayed replayArrivals(String channelId) {
        return Replayed.each(arrivals.failedIds(channelId), this::replayArrival);
    }

    @RouteStep
    public Page<ChannelStatus> channels() {
        return new Page<>(channels.all(), null);
    }

    /** The same answer for a wrong secret and an unknown channel, so that channels cannot be guessed. */
    @RouteStep
    public void checkTelegramSecret(String channelId, String secret) {
        if (secret == null || !webhooks.accepts(channelId, secret)) {
            throw new SeraiException(Kind.UNAUTHENTICATED, "The webhook's secret token is not right.");
        }
    }
}
