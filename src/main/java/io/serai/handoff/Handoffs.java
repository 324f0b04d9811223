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
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Conversations that people take over. While one is open or claimed, the assistant is silent in its conversation. */
@Service
public class Handoffs {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final UUID START = new UUID(0, 0);

    private final HandoffStore handoffs;
    private final Conversations conversations;
    private final Turns turns;
    private final ApplicationEventPublisher events;

    Handoffs(HandoffStore handoffs, Conversations conversations, Turns turns, ApplicationEventPublisher events) {
        this.handoffs = handoffs;
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
        if (handoffs.insert(id, conversationId, turnId, null, channelId, reason)) {
            events.publishEvent(new HandoffOpened(conversationId, channelId, id, turnId, reason));
        }
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
        if (handoffs.insert(id, conversationId, null, messageId, channelId, reason)) {
            events.publishEvent(new HandoffOpened(conversationId, channelId, id, null, reason));
        }
    }

    @EventListener
    void afterRejection(ApprovalDecided decided) {
        if (decided.state() == io.serai.approval.State.REJECTED) {
            open(decided.conversationId(), decided.channelId(), decided.turnId(), decided.revision(), "draft-rejected");
        }
    }

    @EventListener
    void afterRequest(PersonRequested request) {
        open(
                request.conversationId(),
                request.channelId(),
                request.turnId(),
                request.revision(),
                "customer-asked-for-a-person");
    }

    @EventListener
    void afterTimeout(ApprovalExpired expired) {
        open(expired.conversationId(), expired.channelId(), expired.turnId(), expired.revision(), "approval-timed-out");
    }

    /** @param cursor where the last page ended, or null @return open and claimed ones, the oldest first */
    @Transactional(readOnly = true)
    public Page<HandoffView> open(String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(handoffs.open(after, limit + 1), limit, HandoffView::id);
    }

    /**
     * Takes a conversation over for five minutes, or extends one's own claim.
     *
     * @throws SeraiException NOT_FOUND; CONFLICT with {@code claimed_by_id}, {@code claimed_by_name} and {@code
     *     claimed_at} when somebody else was first
     */
    @Transactional
    public HandoffView claim(UUID id, UUID agentId) {
        conversations.lock(get(id).conversationId());
        HandoffView before = get(id);
        if (!handoffs.claim(id, agentId, LEASE)) {
            throw lost(before);
        }
        if (!isClaimedBy(before, agentId)) {
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
        if (!isClaimedBy(handoff, agentId)) {
            throw handoff.state() == State.OPEN
                    ? SeraiException.conflict("Claim this handoff before you answer.")
                    : lost(handoff);
        }
        if (handoff.revision() != answer.revision()) {
            throw new SeraiException(
                    Kind.CONFLICT,
                    "The customer wrote since. Read it before you answer.",
                    Map.of("revision", handoff.revision()));
        }
        conversations.say(handoff.conversationId(), agentId, answer.text());
        handoffs.answered(id, request);
        handoffs.claim(id, agentId, LEASE);
        if (answer.resolve()) {
            handoffs.resolve(id);
            conversations.resolve(handoff.conversationId(), agentId);
            events.publishEvent(new HandoffResolved(handoff.conversationId(), handoff.channelId(), id, agentId));
        }
        return get(id);
    }

    private HandoffView get(UUID id) {
        return handoffs.find(id).orElseThrow(() -> SeraiException.notFound("handoff", id));
    }

    private static boolean isClaimedBy(HandoffView handoff, UUID agentId) {
        return handoff.state() == State.CLAIMED && agentId.equals(handoff.claimedById());
    }

    private static SeraiException lost(HandoffView handoff) {
        if (handoff.state() == State.CLAIMED) {
            return new SeraiException(
                    Kind.CONFLICT,
                    "Already claimed by %s.".formatted(handoff.claimedByName()),
                    Map.of(
                            "claimed_by_id", handoff.claimedById(),
                            "claimed_by_name", handoff.claimedByName(),
                            "claimed_at", handoff.claimedAt()));
        }
        return new SeraiException(
                Kind.CONFLICT,
                "This handoff is %s.".formatted(handoff.state().name().toLowerCase()),
                Map.of("state", handoff.state()));
    }
}
