package io.serai.approval;

import io.serai.assistant.Drafts;
import io.serai.channel.ChannelConfig.Approval;
import io.serai.channel.ChannelFiles;
import io.serai.channel.Channels;
import io.serai.conversation.Conversations;
import io.serai.conversation.Turns;
import io.serai.shared.Ids;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of drafts that wait for a person. A claim is exclusive for the time of its lease; a draft is decided by who
 * claimed it, once, and only while the turn's revision is still the one that it answers.
 */
@Service
public class Approvals {

    static final Duration LEASE = Duration.ofMinutes(5);

    private final ApprovalStore approvals;
    private final ApprovalViewStore views;
    private final Conversations conversations;
    private final Turns turns;
    private final Drafts drafts;
    private final Channels channels;
    private final Decisions decisions;
    private final Losses losses;
    private final ApplicationEventPublisher events;

    Approvals(
            ApprovalStore approvals,
            ApprovalViewStore views,
            Conversations conversations,
            Turns turns,
            Drafts drafts,
            Channels channels,
            Decisions decisions,
            Losses losses,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.views = views;
        this.conversations = conversations;
        this.turns = turns;
        this.drafts = drafts;
        this.channels = channels;
        this.decisions = decisions;
        this.losses = losses;
        this.events = events;
    }

    /** Puts a draft in front of people. @return false when its revision is no longer wanted */
    @Transactional
    public boolean request(UUID draftId) {
        var draft = drafts.get(draftId).draft();
        if (!turns.awaitApproval(draft.turnId(), draft.revision())) {
            return false;
        }
        UUID id = Ids.next();
        Approval policy = channels.find(draft.channelId())
                .orElseGet(ChannelFiles::webchat)
                .approval();
        boolean fourEyes = !Collections.disjoint(policy.fourEyes(), draft.topics());
        approvals
                .insert(id, draft, policy.timeout(), policy.priority(), fourEyes)
                .ifPresent(dueAt -> events.publishEvent(
                        new ApprovalRequested(draft.conversationId(), draft.channelId(), id, draft.turnId(), dueAt)));
        return true;
    }

    /** @param cursor where the last page ended, or null @return the highest priority first, then what is due first */
    @Transactional(readOnly = true)
    public Page<ApprovalSummary> pending(String cursor, int limit) {
        return pending(QueueFilter.ALL, cursor, limit);
    }

    /** The same, of some. INVALID when the cursor is none. */
    @Transactional(readOnly = true)
    public Page<ApprovalSummary> pending(QueueFilter filter, String cursor, int limit) {
        QueueCursor after = cursor == null ? null : QueueCursor.of(cursor);
        return Page.of(views.pending(filter, after, limit + 1), limit, ApprovalSummary::cursor);
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public ApprovalDetail get(UUID id) {
        return views.find(id).orElseThrow(() -> SeraiException.notFound("approval", id));
    }

    /** The draft of a conversation that waits, or is about to be sent. */
    @Transactional(readOnly = true)
    public Optional<UUID> openIn(UUID conversationId) {
        return approvals.openIn(conversationId).stream().findFirst().map(Waiting::id);
    }

    /**
     * Takes a draft for five minutes, or extends one's own claim.
     *
     * @throws SeraiException NOT_FOUND; CONFLICT with {@code claimed_by_id}, {@code claimed_by_name} and {@code
     *     claimed_at} when somebody else was first, with {@code state} when it is decided, with {@code
     *     first_approved_by_id} when this person has approved it and another one has to
     */
    @Transactional
    public Claim claim(UUID id, UUID agentId) {
        Waiting before = find(id);
        boolean again = before.isClaimedBy(agentId);
        Waiting claimed = approvals.claim(id, agentId, LEASE).orElseThrow(() -> losses.of(id, agentId));
        if (!again) {
            events.publishEvent(new ApprovalClaimed(claimed.conversationId(), claimed.channelId(), id, agentId));
        }
        return approvals.findClaim(id).orElseThrow();
    }

    /** Gives a draft back; one that nobody has stays as it is. @throws SeraiException NOT_FOUND; CONFLICT as for claim */
    @Transactional
    public void release(UUID id, UUID agentId) {
        find(id);
        Waiting approval = approvals.lock(id).orElseThrow(() -> losses.of(id, agentId));
        if (approval.state() == State.PENDING) {
            return;
        }
        if (!approval.isClaimedBy(agentId)) {
            throw losses.of(id, agentId);
        }
        approvals.release(id);
        events.publishEvent(new ApprovalReleased(approval.conversationId(), approval.channelId(), id, agentId));
    }

    /**
     * Decides a claimed draft. What is approved or edited is sent after the undo window; where two people have to look,
     * the first approval puts it back into the queue. What is rejected or handed off goes to people at once; with
     * HAND_OFF, to the one who decides.
     *
     * @throws SeraiException NOT_FOUND; INVALID with {@code field}; CONFLICT when it is not claimed by this agent, was
     *     decided, or the customer wrote again, and with {@code text} when that would be sent and is not what was read
     */
    @Transactional
    public ApprovalDetail decide(UUID id, UUID agentId, Decision decision) {
        decision.check();
        decisions.decide(locked(id, agentId), agentId, decision, decision.action() == Decision.Action.HAND_OFF);
        return views.find(id).orElseThrow();
    }

    /** Claims a draft and lets it go to whoever is free. @param decision REJECT or HAND_OFF; fails as {@link #decide} */
    @Transactional
    public ApprovalDetail passOn(UUID id, UUID agentId, Decision decision) {
        decision.check();
        if (decision.sends()) {
            throw SeraiException.invalid("action", "An answer is sent only by whoever has read it.");
        }
        conversations.lock(find(id).conversationId());
        claim(id, agentId);
        decisions.decide(locked(id, agentId), agentId, decision, false);
        return views.find(id).orElseThrow();
    }

    /**
     * Takes a decision back that is not carried out yet: whoever decided has the draft again.
     *
     * @throws SeraiException NOT_FOUND; CONFLICT with {@code state} when it is carried out or superseded, or somebody
     *     else's
     */
    @Transactional
    public ApprovalDetail undo(UUID id, UUID agentId) {
        decisions.undo(locked(id, agentId), agentId);
        return views.find(id).orElseThrow();
    }

    /**
     * Takes the drafts of a conversation out of the queue, because a person takes over; call it under the conversation's
     * lock.
     *
     * @param cause TAKEN_OVER or ESCALATED
     * @throws SeraiException CONFLICT when somebody else has one, or has just decided it
     */
    @Transactional
    public void withdraw(UUID conversationId, UUID agentId, ApprovalSuperseded.Cause cause) {
        approvals.openIn(conversationId).forEach(approval -> decisions.withdraw(approval, agentId, cause));
    }

    private Waiting find(UUID id) {
        return approvals.find(id).orElseThrow(() -> SeraiException.notFound("approval", id));
    }

    /** The conversation first. What somebody else has claimed cannot even be locked. */
    private Waiting locked(UUID id, UUID agentId) {
        conversations.lock(find(id).conversationId());
        return approvals.lock(id).orElseThrow(() -> losses.of(id, agentId));
    }
}
