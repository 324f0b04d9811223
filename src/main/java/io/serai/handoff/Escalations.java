package io.serai.handoff;

import io.serai.account.People;
import io.serai.approval.ApprovalSuperseded.Cause;
import io.serai.approval.Approvals;
import io.serai.conversation.Conversations;
import io.serai.conversation.Notes;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do when a conversation is better with somebody else. */
@Service
public class Escalations {

    private final HandoffStore store;
    private final HandoffViewStore views;
    private final Handoffs handoffs;
    private final Seniority seniority;
    private final Conversations conversations;
    private final Approvals approvals;
    private final Notes notes;
    private final People people;
    private final ApplicationEventPublisher events;

    Escalations(
            HandoffStore store,
            HandoffViewStore views,
            Handoffs handoffs,
            Seniority seniority,
            Conversations conversations,
            Approvals approvals,
            Notes notes,
            People people,
            ApplicationEventPublisher events) {
        this.store = store;
        this.views = views;
        this.handoffs = handoffs;
        this.seniority = seniority;
        this.conversations = conversations;
        this.approvals = approvals;
        this.notes = notes;
        this.people = people;
        this.events = events;
    }

    /**
     * Hands a conversation over: whoever had it gives it back, drafts that waited are not wanted any more, and it waits
     * for somebody else.
     *
     * @param id names the request: one that was carried out before changes nothing
     * @throws SeraiException NOT_FOUND; INVALID; CONFLICT while somebody else has it; FORBIDDEN when it waits for seniors
     *     already
     */
    @Transactional
    public HandoffView escalate(UUID id, UUID conversationId, UUID agentId, Escalation escalation) {
        escalation.check();
        conversations.lock(conversationId);
        if (views.find(id).isPresent()) {
            return handoffs.get(id);
        }
        String channelId = conversations.view(conversationId).channelId();
        views.openIn(conversationId).ifPresent(open -> replace(open, agentId));
        approvals.withdraw(conversationId, agentId, causeOf(escalation));
        conversations.release(conversationId, agentId);
        HandoffStore.Opened opened =
                store.insert(id, conversationId, channelId, agentId, escalation).orElseThrow();
        store.read(id, agentId);
        events.publishEvent(new HandoffOpened(
                conversationId,
                channelId,
                id,
                opened.turnId(),
                agentId,
                escalation.reason(),
                escalation.audience(),
                opened.topic()));
        return handoffs.get(id);
    }

    private static Cause causeOf(Escalation escalation) {
        return switch (escalation.audience()) {
            case SENIORS -> Cause.ESCALATED;
            case ANYBODY -> Cause.TAKEN_OVER;
        };
    }

    /** Only what one has can one hand on. */
    private void replace(HandoffView open, UUID agentId) {
        handoffs.claim(open.id(), agentId);
        store.replaced(open.id());
        events.publishEvent(new HandoffReturned(open.conversationId(), open.channelId(), open.id(), agentId));
    }

    /**
     * Gives a conversation back to the queue.
     *
     * @param text a note for whoever takes it next, or null
     * @throws SeraiException NOT_FOUND; CONFLICT when it is not claimed by this agent
     */
    @Transactional
    public HandoffView giveBack(UUID id, UUID agentId, String text) {
        HandoffView handoff = handoffs.claimed(id, agentId);
        // While it is theirs: the conversation follows whoever has its handoff.
        conversations.release(handoff.conversationId(), agentId);
        store.giveBack(id);
        if (text != null) {
            notes.write(Ids.next(), handoff.conversationId(), agentId, text, List.of());
        }
        events.publishEvent(new HandoffReturned(handoff.conversationId(), handoff.channelId(), id, agentId));
        return handoffs.get(id);
    }

    /**
     * Gives a conversation to a colleague, by whoever has it or by a senior.
     *
     * @param text a note for the colleague, or null
     * @throws SeraiException NOT_FOUND; INVALID when there is no such colleague, or it is for seniors and they are none;
     *     CONFLICT when it is not this agent's to give
     */
    @Transactional
    public HandoffView transfer(UUID id, UUID agentId, UUID toId, String text) {
        conversations.lock(handoffs.get(id).conversationId());
        HandoffView handoff = handoffs.get(id);
        boolean over = handoff.state() == State.RESOLVED || handoff.state() == State.RETURNED;
        if (over || !seniority.of(agentId)) {
            handoff = handoffs.claimed(id, agentId);
        }
        if (people.active(toId).isEmpty()) {
            throw SeraiException.invalid("account_id", "Nobody of that id works here.")
                    .coded("unknown-colleague");
        }
        if (handoff.audience() == Audience.SENIORS && !seniority.of(toId)) {
            throw SeraiException.invalid("account_id", "This one needs a senior agent.")
                    .coded("seniors-only");
        }
        conversations.hold(handoff.conversationId(), toId, agentId);
        store.transfer(id, toId, Handoffs.LEASE);
        if (text != null) {
            notes.write(Ids.next(), handoff.conversationId(), agentId, text, List.of(toId));
        }
        events.publishEvent(new HandoffTransferred(handoff.conversationId(), handoff.channelId(), id, agentId, toId));
        return handoffs.get(id);
    }
}
