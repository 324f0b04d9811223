package io.serai.handoff;

import io.serai.approval.ApprovalDecided;
import io.serai.approval.ApprovalExpired;
import io.serai.conversation.AutomaticMessageReceived;
import io.serai.conversation.Conversations;
import io.serai.conversation.MessageBounced;
import io.serai.conversation.PersonRequested;
import io.serai.conversation.Turns;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Conversations that people take over. While one is open or claimed, the assistant is silent in its conversation. */
@Service
public class Handoffs {

    static final Duration LEASE = Duration.ofMinutes(5);
    private static final UUID START = new UUID(0, 0);
    static final String ASKED = "customer-asked-for-a-person";

    private final HandoffStore handoffs;
    private final HandoffViewStore views;
    private final HandoffContextStore contexts;
    private final Seniority seniority;
    private final Conversations conversations;
    private final Turns turns;
    private final ApplicationEventPublisher events;

    Handoffs(
            HandoffStore handoffs,
            HandoffViewStore views,
            HandoffContextStore contexts,
            Seniority seniority,
            Conversations conversations,
            Turns turns,
            ApplicationEventPublisher events) {
        this.handoffs = handoffs;
        this.views = views;
        this.contexts = contexts;
        this.seniority = seniority;
        this.conversations = conversations;
        this.turns = turns;
        this.events = events;
    }

    /**
     * Hands a turn's conversation to people.
     *
     * @param reason a short machine name
     * @return false when that revision is no longer wanted
     */
    @Transactional
    public boolean open(UUID conversationId, String channelId, UUID turnId, int revision, String reason) {
        if (!turns.handOff(turnId, revision)) {
            return false;
        }
        UUID id = Ids.next();
        handoffs.insert(id, conversationId, turnId, null, channelId, reason)
                .ifPresent(opened -> publish(id, conversationId, channelId, reason, opened));
        return true;
    }

    @EventListener
    void afterAutomaticMessage(AutomaticMessageReceived received) {
        if (received.forAPerson()) {
            openWithoutTurn(received.conversationId(), received.channelId(), received.messageId(), received.reason());
        }
    }

    @EventListener
    void afterBounce(MessageBounced bounced) {
        if (bounced.permanent()) {
            openWithoutTurn(bounced.conversationId(), bounced.channelId(), bounced.messageId(), "message-bounced");
        }
    }

    /** Hands over a conversation in which no turn waits. */
    private void openWithoutTurn(UUID conversationId, String channelId, UUID messageId, String reason) {
        conversations.handOff(conversationId);
        UUID id = Ids.next();
        handoffs.insert(id, conversationId, null, messageId, channelId, reason)
                .ifPresent(opened -> publish(id, conversationId, channelId, reason, opened));
    }

    private void publish(UUID id, UUID conversationId, String channelId, String reason, HandoffStore.Opened opened) {
        events.publishEvent(new HandoffOpened(
                conversationId, channelId, id, opened.turnId(), null, reason, Audience.ANYBODY, opened.topic()));
    }

    @EventListener
    void afterDecision(ApprovalDecided decided) {
        switch (decided.state()) {
            case REJECTED -> openAfter(decided, "draft-rejected");
            case HANDED_OFF -> openAfter(decided, "draft-handed-off");
            case PENDING, CLAIMED, APPROVED, EDITED, EXPIRED, SUPERSEDED -> {}
        }
    }

    private void openAfter(ApprovalDecided decided, String reason) {
        open(decided.conversationId(), decided.channelId(), decided.turnId(), decided.revision(), reason);
        if (decided.takenOver()) {
            HandoffView open = views.openIn(decided.conversationId())
                    .orElseThrow(() -> SeraiException.conflict("The customer's question has changed or was answered.")
                            .coded("question-changed"));
            claim(open.id(), decided.actorId());
        }
    }

    @EventListener
    void afterRequest(PersonRequested request) {
        if (request.turnId() == null) {
            openWithoutTurn(request.conversationId(), request.channelId(), request.messageId(), ASKED);
            return;
        }
        open(request.conversationId(), request.channelId(), request.turnId(), request.revision(), ASKED);
    }

    @EventListener
    void afterTimeout(ApprovalExpired expired) {
        open(expired.conversationId(), expired.channelId(), expired.turnId(), expired.revision(), "approval-timed-out");
    }

    /** @param cursor where the last page ended, or null @return open and claimed ones, the oldest first */
    @Transactional(readOnly = true)
    public Page<HandoffView> open(String cursor, int limit) {
        return open(HandoffFilter.ALL, cursor, limit);
    }

    /** The same, of some. */
    @Transactional(readOnly = true)
    public Page<HandoffView> open(HandoffFilter filter, String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(views.open(filter, after, limit + 1), limit, HandoffView::id);
    }

    /** The handoff of a conversation that waits, or is with somebody. */
    @Transactional(readOnly = true)
    public Optional<UUID> openIn(UUID conversationId) {
        return views.openIn(conversationId).map(HandoffView::id);
    }

    /**
     * Takes a conversation over for five minutes, or extends one's own claim. It counts as read then.
     *
     * @throws SeraiException NOT_FOUND; FORBIDDEN when it is for seniors; CONFLICT with {@code claimed_by_id}, {@code
     *     claimed_by_name} and {@code claimed_at} when somebody else was first
     */
    @Transactional
    public HandoffView claim(UUID id, UUID agentId) {
        conversations.lock(get(id).conversationId());
        HandoffView before = get(id);
        seniority.check(before.audience(), agentId);
        if (!handoffs.claim(id, agentId, LEASE)) {
            throw lost(before);
        }
        handoffs.read(id, agentId);
        if (!before.isClaimedBy(agentId)) {
            conversations.hold(before.conversationId(), agentId);
            events.publishEvent(new HandoffClaimed(before.conversationId(), before.channelId(), id, agentId));
        }
        return get(id);
    }

    /**
     * Writes to the customer of a conversation that this agent has taken over. That extends the claim.
     *
     * @param request names the request: one that was carried out before changes nothing
     * @throws SeraiException NOT_FOUND; INVALID; CONFLICT when it is not claimed by this agent, and with {@code revision}
     *     when the customer wrote since the one that it answers
     */
    @Transactional
    public HandoffView answer(UUID id, UUID agentId, Answer answer, UUID request) {
        answer.check();
        conversations.lock(get(id).conversationId());
        HandoffView handoff = get(id);
        if (handoffs.isAnswered(id, request)) {
            return handoff;
        }
        checkClaimed(handoff, agentId);
        if (handoff.revision() != answer.revision()) {
            throw new SeraiException(
                            Kind.CONFLICT,
                            "The customer wrote since. Read it before you answer.",
                            Map.of("revision", handoff.revision()))
                    .coded("customer-wrote");
        }
        conversations.say(handoff.conversationId(), agentId, answer.text());
        handoffs.answered(id, request);
        handoffs.claim(id, agentId, LEASE);
        if (answer.resolve()) {
            end(handoff, agentId);
        }
        return get(id);
    }

    /** Finishes without another word. @throws SeraiException NOT_FOUND; CONFLICT when it is not claimed by this agent */
    @Transactional
    public HandoffView resolve(UUID id, UUID agentId) {
        HandoffView handoff = claimed(id, agentId);
        end(handoff, agentId);
        return get(id);
    }

    private void end(HandoffView handoff, UUID agentId) {
        handoffs.resolve(handoff.id());
        conversations.resolve(handoff.conversationId(), agentId);
        events.publishEvent(new HandoffResolved(handoff.conversationId(), handoff.channelId(), handoff.id(), agentId));
    }

    /** Everything that is known about it. @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public HandoffContext context(UUID id) {
        return contexts.find(id).orElseThrow(() -> SeraiException.notFound("handoff", id));
    }

    /** From now on this person has seen it. @throws SeraiException NOT_FOUND */
    @Transactional
    public void read(UUID id, UUID accountId) {
        handoffs.read(get(id).id(), accountId);
    }

    /** Locks it. @throws SeraiException NOT_FOUND; CONFLICT when it is not claimed by this agent */
    HandoffView claimed(UUID id, UUID agentId) {
        conversations.lock(get(id).conversationId());
        HandoffView handoff = get(id);
        checkClaimed(handoff, agentId);
        return handoff;
    }

    private static void checkClaimed(HandoffView handoff, UUID agentId) {
        if (!handoff.isClaimedBy(agentId)) {
            throw handoff.state() == State.OPEN
                    ? SeraiException.conflict("Claim this handoff first.").coded("not-claimed")
                    : lost(handoff);
        }
    }

    HandoffView get(UUID id) {
        return views.find(id).orElseThrow(() -> SeraiException.notFound("handoff", id));
    }

    private static SeraiException lost(HandoffView handoff) {
        if (handoff.state() == State.CLAIMED) {
            return new SeraiException(
                            Kind.CONFLICT,
                            "Already claimed by %s.".formatted(handoff.claimedByName()),
                            Map.of(
                                    "claimed_by_id", handoff.claimedById(),
                                    "claimed_by_name", handoff.claimedByName(),
                                    "claimed_at", handoff.claimedAt()))
                    .coded("claimed");
        }
        return new SeraiException(
                        Kind.CONFLICT,
                        "This handoff is %s.".formatted(handoff.state().name().toLowerCase()),
                        Map.of("state", handoff.state()))
                .coded("handoff-over");
    }
}
