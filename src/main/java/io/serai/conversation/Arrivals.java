package io.serai.conversation;

import io.serai.channel.Arrival;
import io.serai.channel.IncomingMessage;
import io.serai.channel.UnreadableMessage;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes in what channels receive. Each arrival is stored exactly once, by {@code (channel, external id)}, with its
 * payload and everything that follows from it in one transaction; only after that may the source be acknowledged.
 */
@Service
public class Arrivals {

    private static final UUID START = new UUID(0, 0);

    private final ArrivalStore arrivals;
    private final Intake intake;
    private final ApplicationEventPublisher events;

    Arrivals(ArrivalStore arrivals, Intake intake, ApplicationEventPublisher events) {
        this.arrivals = arrivals;
        this.intake = intake;
        this.events = events;
    }

    /**
     * Stores an arrival.
     *
     * @return what it became; for an unreadable one the ids are null
     * @throws SeraiException NOT_FOUND when the conversation that it names does not exist in its channel
     */
    @RouteStep
    @Transactional
    public Posted store(Arrival arrival) {
        if (arrival instanceof UnreadableMessage unreadable) {
            return keep(unreadable);
        }
        IncomingMessage message = (IncomingMessage) arrival;
        UUID messageId = Ids.next();
        if (!arrivals.keep(message, messageId)) {
            return arrivals.findPosted(message.channelId(), message.externalId())
                    .orElseGet(() -> new Posted(null, null, true));
        }
        return intake.take(message, messageId);
    }

    private Posted keep(UnreadableMessage unreadable) {
        arrivals.keepFailed(unreadable, unreadable.reason())
                .ifPresent(id ->
                        events.publishEvent(new ArrivalFailed(null, unreadable.channelId(), id, unreadable.reason())));
        return new Posted(null, null, false);
    }

    /** @param cursor where the last page ended, or null */
    @Transactional(readOnly = true)
    public Page<FailedArrival> failed(String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(arrivals.failed(after, limit + 1), limit, FailedArrival::id);
    }

    /**
     * Tries to understand a failed arrival again.
     *
     * @param read turns the raw form into an arrival once more
     * @return what it became; null ids when it still cannot be understood
     */
    @Transactional
    public Posted replay(UUID id, Function<FailedArrival, Arrival> read) {
        FailedArrival failed = arrivals.lockFailed(id).orElseThrow(() -> SeraiException.notFound("failed arrival", id));
        Arrival arrival = read.apply(failed);
        if (arrival instanceof IncomingMessage message) {
            UUID messageId = Ids.next();
            arrivals.markStored(id, messageId);
            return intake.take(message, messageId);
        }
        arrivals.stillFails(id, ((UnreadableMessage) arrival).reason());
        return new Posted(null, null, false);
    }
}
