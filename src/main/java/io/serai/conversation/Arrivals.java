package io.serai.conversation;

import io.serai.channel.Arrival;
import io.serai.channel.Bounce;
import io.serai.channel.Ignored;
import io.serai.channel.IncomingMessage;
import io.serai.channel.MessageEdit;
import io.serai.channel.PersonRequest;
import io.serai.channel.Reachability;
import io.serai.channel.ThreadMoved;
import io.serai.channel.UnreadableMessage;
import io.serai.shared.Acting;
import io.serai.shared.HubsWork;
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
 * payload and everything that follows from it in one transaction; only after that may the source be acknowledged. Here a
 * customer's request becomes the hub's own work: no customer may write into conversations themself.
 */
@Service
public class Arrivals {

    private static final Posted NO_MESSAGE = new Posted(null, null, false);
    private static final UUID START = new UUID(0, 0);
    private static final String NOT_OURS =
            "It reports that a mail was not delivered, and this hub did not send that mail.";

    private final ArrivalStore arrivals;
    private final ConversationStore conversations;
    private final MovedThreadStore threads;
    private final MessageStore messages;
    private final Intake intake;
    private final Edits edits;
    private final ApplicationEventPublisher events;

    Arrivals(
            ArrivalStore arrivals,
            ConversationStore conversations,
            MovedThreadStore threads,
            MessageStore messages,
            Intake intake,
            Edits edits,
            ApplicationEventPublisher events) {
        this.arrivals = arrivals;
        this.conversations = conversations;
        this.threads = threads;
        this.messages = messages;
        this.intake = intake;
        this.edits = edits;
        this.events = events;
    }

    /**
     * Stores an arrival. One that has the name of an earlier one and is another (a mail program that reuses Message-IDs)
     * is stored under that name with a part of its fingerprint.
     *
     * @return what it became, for a bounce the message that it is about; ids are null where there is none
     * @throws SeraiException NOT_FOUND when the conversation that it names does not exist in its channel
     */
    @RouteStep
    @HubsWork
    public Posted store(Arrival arrival) {
        Arrival wanted = edits.withoutOrphans(arrival);
        if (wanted instanceof Ignored) {
            return NO_MESSAGE;
        }
        UUID messageId = messageIdFor(wanted);
        if (keep(wanted, messageId)) {
            return take(wanted, messageId);
        }
        Arrival renamed = named(wanted);
        if (renamed != wanted && keep(renamed, messageId)) {
            return take(renamed, messageId);
        }
        Posted before = arrivals.findPosted(renamed.channelId(), renamed.externalId())
                .orElseGet(() -> new Posted(null, null, true));
        // The original of this edit was being stored at the same time, and is there now.
        boolean overtaken = wanted != arrival && before.messageId() != null;
        return overtaken ? store(arrival) : before;
    }

    private UUID messageIdFor(Arrival arrival) {
        if (arrival instanceof MessageEdit edit) {
            return edits.original(edit).orElseThrow();
        }
        return arrival instanceof IncomingMessage || arrival instanceof PersonRequest ? Ids.next() : null;
    }

    /** @return false when it had arrived before */
    private boolean keep(Arrival arrival, UUID messageId) {
        if (arrival instanceof UnreadableMessage unreadable) {
            return keepFailed(unreadable, unreadable.reason());
        }
        if (arrival instanceof Bounce bounce) {
            return isOurs(bounce) ? arrivals.keep(bounce, null) : keepFailed(bounce, NOT_OURS);
        }
        return arrivals.keep(arrival, messageId);
    }

    private boolean keepFailed(Arrival arrival, String reason) {
        var kept = arrivals.keepFailed(arrival, reason);
        kept.ifPresent(id -> events.publishEvent(new ArrivalFailed(null, arrival.channelId(), id, reason)));
        return kept.isPresent();
    }

    /** The same name where this is a redelivery, else one of its own. */
    private Arrival named(Arrival arrival) {
        String fingerprint = arrival.raw() == null ? null : arrival.raw().fingerprint();
        boolean redelivered =
                fingerprint == null || arrivals.isKept(arrival.channelId(), arrival.externalId(), fingerprint);
        return redelivered
                ? arrival
                : arrival.named("%s#%s".formatted(arrival.externalId(), fingerprint.substring(0, 12)));
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
        if (arrival instanceof ThreadMoved news) {
            threads.move(news);
        }
        if (arrival instanceof Bounce bounce) {
            Optional<Posted> sent = messages.findSent(bounce.channelId(), bounce.originalRef());
            sent.ifPresent(message -> tell(bounce, message));
            return sent.orElse(NO_MESSAGE);
        }
        return NO_MESSAGE;
    }

    private boolean isOurs(Bounce bounce) {
        return messages.findSent(bounce.channelId(), bounce.originalRef()).isPresent();
    }

    private void tell(Bounce bounce, Posted sent) {
        conversations.lock(sent.conversationId());
        events.publishEvent(new MessageBounced(
                sent.conversationId(), bounce.channelId(), sent.messageId(), bounce.permanent(), bounce.detail()));
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
    @HubsWork
    public Posted replay(UUID id, Function<FailedArrival, Arrival> read) {
        FailedArrival failed = arrivals.lockFailed(id).orElseThrow(() -> SeraiException.notFound("failed arrival", id));
        Arrival arrival = read.apply(failed).named(failed.externalId());
        if (arrival instanceof UnreadableMessage unreadable) {
            arrivals.stillFails(id, unreadable.reason());
            return NO_MESSAGE;
        }
        if (arrival instanceof Bounce bounce && !isOurs(bounce)) {
            arrivals.stillFails(id, NOT_OURS);
            return NO_MESSAGE;
        }
        Arrival wanted = edits.withoutOrphans(arrival);
        UUID messageId = messageIdFor(wanted);
        arrivals.markStored(id, messageId);
        Posted posted = take(wanted, messageId);
        events.publishEvent(new ArrivalReplayed(posted.conversationId(), failed.channelId(), id, Acting.accountId()));
        return posted;
    }
}
