package io.serai.conversation;

import io.serai.channel.Arrival;
import io.serai.channel.Ignored;
import io.serai.channel.IncomingMessage;
import io.serai.channel.MessageEdit;
import io.serai.channel.PersonRequest;
import io.serai.channel.Reachability;
import io.serai.channel.UnreadableMessage;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Optional;
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
    private static final Posted NOTHING = new Posted(null, null, false);

    private final ArrivalStore arrivals;
    private final Intake intake;
    private final Edits edits;
    private final ConversationStore conversations;
    private final ApplicationEventPublisher events;

    Arrivals(
            ArrivalStore arrivals,
            Intake intake,
            Edits edits,
            ConversationStore conversations,
            ApplicationEventPublisher events) {
        this.arrivals = arrivals;
        this.intake = intake;
        this.edits = edits;
        this.conversations = conversations;
        this.events = events;
    }

    /**
     * Stores an arrival.
     *
     * @return what it became; the ids are null where it became no message
     * @throws SeraiException NOT_FOUND when the conversation that it names does not exist in its channel
     */
    @RouteStep
    @Transactional
    public Posted store(Arrival arrival) {
        if (arrival instanceof UnreadableMessage unreadable) {
            return keep(unreadable);
        }
        Arrival wanted = edits.withoutOrphans(arrival);
        if (wanted instanceof Ignored) {
            return NOTHING;
        }
        UUID messageId = messageIdFor(wanted);
        if (!arrivals.keep(wanted, messageId)) {
            Posted before = arrivals.findPosted(wanted.channelId(), wanted.externalId())
                    .orElseGet(() -> new Posted(null, null, true));
            // The original of this edit was being stored at the same time, and is there now.
            boolean overtaken = wanted != arrival && before.messageId() != null;
            return overtaken ? store(arrival) : before;
        }
        return take(wanted, messageId);
    }

    private UUID messageIdFor(Arrival arrival) {
        if (arrival instanceof MessageEdit edit) {
            return edits.original(edit).orElseThrow();
        }
        return arrival instanceof IncomingMessage || arrival instanceof PersonRequest ? Ids.next() : null;
    }

    private Posted take(Arrival arrival, UUID messageId) {
        if (arrival instanceof IncomingMessage message) {
            return intake.take(message, messageId);
        }
        if (arrival instanceof PersonRequest request) {
            return intake.takeToAPerson(request.message(), messageId);
        }
        if (arrival instanceof MessageEdit edit) {
            return edits.apply(edit, messageId);
        }
        if (arrival instanceof Reachability news) {
            conversations.reachable(news);
        }
        return NOTHING;
    }

    private Posted keep(UnreadableMessage unreadable) {
        arrivals.keepFailed(unreadable, unreadable.reason())
                .ifPresent(id ->
                        events.publishEvent(new ArrivalFailed(null, unreadable.channelId(), id, unreadable.reason())));
        return NOTHING;
    }

    /** @param channelId null for all @param cursor where the last page ended, or null */
    @Transactional(readOnly = true)
    public Page<FailedArrival> failed(String channelId, String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(arrivals.failed(channelId, after, limit + 1), limit, FailedArrival::id);
    }

    /** All that could not be understood, the oldest first. @param channelId null for all channels */
    @Transactional(readOnly = true)
    public List<UUID> failedIds(String channelId) {
        return arrivals.failedIds(channelId);
    }

    /** One that could not be understood, with all of its wire form; empty when it is understood meanwhile. */
    @Transactional(readOnly = true)
    public Optional<FailedArrival> findFailed(UUID id) {
        return arrivals.findFailed(id);
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
        if (arrival instanceof UnreadableMessage unreadable) {
            arrivals.stillFails(id, unreadable.reason());
            return NOTHING;
        }
        Arrival wanted = edits.withoutOrphans(arrival);
        UUID messageId = messageIdFor(wanted);
        arrivals.markStored(id, messageId);
        return take(wanted, messageId);
    }
}
