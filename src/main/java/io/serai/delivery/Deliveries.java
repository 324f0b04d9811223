package io.serai.delivery;

import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.AmbiguousSend;
import io.serai.channel.Channels;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.conversation.Conversations;
import io.serai.conversation.MessageBounced;
import io.serai.conversation.MessagePosted;
import io.serai.queue.WorkQueue;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The outbox. Each message to a customer has one delivery, made in the transaction that posted the message. Attempts
 * are recorded before and after they touch the channel, so that one that a crash interrupted is known to be ambiguous;
 * it is never blindly repeated, the channel's {@code ambiguous-send} policy decides.
 */
@Service
public class Deliveries {

    static final String TOPIC = "deliveries";
    private static final int LEAST_ATTEMPTS = 8;
    /** A server may be away for a day; RFC 5321, section 4.5.4.1, asks for more patience than minutes. */
    private static final Duration PATIENCE = Duration.ofHours(24);

    private static final UUID START = new UUID(0, 0);

    private final DeliveryStore deliveries;
    private final Conversations conversations;
    private final Channels channels;
    private final SendingPace pace;
    private final AwayVisitors away;
    private final Recipients recipients;
    private final WorkQueue queue;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deliveries(
            DeliveryStore deliveries,
            Conversations conversations,
            Channels channels,
            SendingPace pace,
            AwayVisitors away,
            Recipients recipients,
            WorkQueue queue,
            ApplicationEventPublisher events,
            Clock clock) {
        this.deliveries = deliveries;
        this.conversations = conversations;
        this.channels = channels;
        this.pace = pace;
        this.away = away;
        this.recipients = recipients;
        this.queue = queue;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void queue(MessagePosted posted) {
        UUID id = Ids.next();
        deliveries.insert(id, posted.conversationId(), posted.messageId(), posted.channelId());
        // Keyed by conversation, so that messages arrive in the order in which they were written.
        queue.add(TOPIC, posted.conversationId(), new DeliveryWork(id, posted.channelId()));
    }

    /** How long a delivery has to wait until its channel's rate limits let it go; zero when it may go now. */
    public Duration untilTurn(DeliveryWork work, UUID conversationId) {
        return pace.untilTurn(work, conversationId);
    }

    /** Begins an attempt. @return what to send, or empty when there is nothing to send any more */
    @Transactional
    public Optional<OutgoingMessage> begin(DeliveryWork work) {
        Optional<ChannelConfig> channel = channels.find(work.channelId());
        String kind = channel.map(ChannelConfig::kind).orElse("");
        channel.ifPresent(it -> away.redirect(work.deliveryId(), it));
        Outgoing outgoing = deliveries.lockOutgoing(work.deliveryId(), kind).orElseThrow();
        return switch (outgoing.state()) {
            case PENDING, FAILED -> outgoing.isOutranked() ? withhold(outgoing) : send(outgoing);
            case SENDING -> afterInterruption(outgoing, channel);
            case SENT, UNKNOWN, DEAD, BOUNCED -> Optional.empty();
        };
    }

    private Optional<OutgoingMessage> send(Outgoing outgoing) {
        deliveries.beginAttempt(outgoing.id());
        return Optional.of(recipients.addressed(outgoing.message()));
    }

    private Optional<OutgoingMessage> withhold(Outgoing outgoing) {
        deliveries.withhold(outgoing.id());
        publishDeath(outgoing, Outcome.WITHHELD);
        return Optional.empty();
    }

    private Optional<OutgoingMessage> afterInterruption(Outgoing outgoing, Optional<ChannelConfig> channel) {
        if (outgoing.allPartsSent()) {
            succeed(outgoing);
            return Optional.empty();
        }
        // A message that takes the hub down each time must not go out at each start.
        if (mayResend(channel) && outgoing.attempts() < LEAST_ATTEMPTS) {
            deliveries.endAttempt(outgoing.id(), State.FAILED, Outcome.INTERRUPTED, null);
            return send(outgoing);
        }
        deliveries.endAttempt(outgoing.id(), State.UNKNOWN, Outcome.INTERRUPTED, null);
        publishUnclear(outgoing, Outcome.INTERRUPTED);
        return Optional.empty();
    }

    /** Records that the channel took the message. */
    @Transactional
    public void sent(DeliveryWork work) {
        succeed(read(work));
    }

    private void succeed(Outgoing outgoing) {
        if (deliveries.endAttempt(outgoing.id(), State.SENT, Outcome.SENT, null)) {
            events.publishEvent(new MessageSent(
                    outgoing.conversationId(),
                    outgoing.channelId(),
                    outgoing.id(),
                    outgoing.messageId(),
                    outgoing.author(),
                    outgoing.authorName(),
                    outgoing.message().text(),
                    outgoing.createdAt(),
                    outgoing.sources(),
                    outgoing.shownInTurn()));
        }
    }

    /**
     * For channels that send a long message in parts: how many of them were sent by earlier attempts.
     *
     * @param parts how many there are
     */
    @Transactional
    public int partsSent(UUID deliveryId, int parts) {
        return deliveries.partsSent(deliveryId, parts);
    }

    /** Records that the next part of a message was sent, so that no later attempt repeats it. @param ref its name there */
    @Transactional
    public void partSent(UUID deliveryId, String ref) {
        deliveries.partSent(deliveryId, ref);
    }

    /**
     * Records that an attempt failed.
     *
     * @return whether it is to be tried again, later
     */
    @Transactional
    public boolean failed(DeliveryWork work, Outcome outcome, String detail) {
        if (outcome == Outcome.BLOCKED_BY_USER) {
            // Before the delivery, as everywhere: the other way round two would wait for each other.
            UUID conversationId =
                    deliveries.find(work.deliveryId()).orElseThrow().conversationId();
            conversations.lock(conversationId);
            conversations.unreachable(conversationId);
        }
        Outgoing outgoing = read(work);
        return switch (outcome.next()) {
            case DONE -> throw new IllegalArgumentException("Not a failure: " + outcome);
            case RETRY -> retry(outgoing, outcome, detail);
            case GIVE_UP -> giveUp(outgoing, outcome, detail);
            case ASK ->
                mayResend(channels.find(work.channelId())) && outgoing.attempts() < LEAST_ATTEMPTS
                        ? retry(outgoing, outcome, detail)
                        : ask(outgoing, outcome, detail);
        };
    }

    private boolean retry(Outgoing outgoing, Outcome outcome, String detail) {
        if (isHopeless(outgoing)) {
            return giveUp(outgoing, outcome, detail);
        }
        deliveries.endAttempt(outgoing.id(), State.FAILED, outcome, detail);
        return true;
    }

    private boolean isHopeless(Outgoing outgoing) {
        return outgoing.attempts() >= LEAST_ATTEMPTS
                && outgoing.createdAt().plus(PATIENCE).isBefore(clock.instant());
    }

    private boolean giveUp(Outgoing outgoing, Outcome outcome, String detail) {
        if (deliveries.endAttempt(outgoing.id(), State.DEAD, outcome, detail)) {
            publishDeath(outgoing, outcome);
        }
        return false;
    }

    private boolean ask(Outgoing outgoing, Outcome outcome, String detail) {
        if (deliveries.endAttempt(outgoing.id(), State.UNKNOWN, outcome, detail)) {
            publishUnclear(outgoing, outcome);
        }
        return false;
    }

    /** Follows what the other end said; while it goes on trying the message counts as sent. */
    @EventListener
    void bounced(MessageBounced bounced) {
        if (bounced.permanent()) {
            deliveries
                    .bounce(bounced.messageId(), bounced.detail())
                    .ifPresent(id -> events.publishEvent(new DeliveryBounced(
                            bounced.conversationId(), bounced.channelId(), id, bounced.messageId(), bounced.detail())));
        }
    }

    /** @param state null for any @param channelId null for any @param cursor where the last page ended, or null */
    @Transactional(readOnly = true)
    public Page<DeliveryView> list(State state, String channelId, String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(deliveries.list(state, channelId, after, limit + 1), limit, DeliveryView::id);
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public DeliveryDetail view(UUID id) {
        DeliveryView delivery = deliveries.find(id).orElseThrow(() -> SeraiException.notFound("delivery", id));
        return new DeliveryDetail(delivery, deliveries.textOf(id), deliveries.attemptsOf(id));
    }

    /**
     * What to send again when all of a state are meant: not what was withheld because a person took over.
     *
     * @param state DEAD, UNKNOWN or BOUNCED
     * @param channelId null for any
     */
    @Transactional(readOnly = true)
    public List<UUID> undelivered(State state, String channelId) {
        return deliveries.undelivered(state, channelId);
    }

    /**
     * Sends a message again that was not, or perhaps not, delivered.
     *
     * @throws SeraiException NOT_FOUND; CONFLICT when it is on its way or was delivered
     */
    @Transactional
    public DeliveryView replay(UUID id, UUID agentId) {
        conversations.lock(deliveries
                .find(id)
                .orElseThrow(() -> SeraiException.notFound("delivery", id))
                .conversationId());
        DeliveryView delivery = deliveries.lock(id).orElseThrow();
        switch (delivery.state()) {
            case PENDING, SENDING, FAILED ->
                throw SeraiException.conflict("This message is on its way already.")
                        .coded("on-its-way");
            case SENT ->
                throw SeraiException.conflict("This message was delivered.").coded("delivered");
            case UNKNOWN, DEAD, BOUNCED -> {
                deliveries.reset(id);
                queue.add(TOPIC, delivery.conversationId(), new DeliveryWork(id, delivery.channelId()));
                events.publishEvent(new DeliveryReplayed(
                        delivery.conversationId(),
                        delivery.channelId(),
                        id,
                        delivery.messageId(),
                        agentId,
                        delivery.state()));
            }
        }
        return deliveries.find(id).orElseThrow();
    }

    private Outgoing read(DeliveryWork work) {
        return deliveries.lockOutgoing(work.deliveryId(), "").orElseThrow();
    }

    private boolean mayResend(Optional<ChannelConfig> channel) {
        return channel.map(ChannelConfig::ambiguousSend)
                .filter(AmbiguousSend.RESEND::equals)
                .isPresent();
    }

    private void publishDeath(Outgoing outgoing, Outcome outcome) {
        events.publishEvent(new DeliveryDied(
                outgoing.conversationId(), outgoing.channelId(), outgoing.id(), outgoing.messageId(), outcome));
    }

    private void publishUnclear(Outgoing outgoing, Outcome outcome) {
        events.publishEvent(new DeliveryUnclear(
                outgoing.conversationId(), outgoing.channelId(), outgoing.id(), outgoing.messageId(), outcome));
    }
}
