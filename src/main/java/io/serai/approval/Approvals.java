package io.serai.approval;

import io.serai.assistant.Drafts;
import io.serai.assistant.KeptDraft;
import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.conversation.Conversations;
import io.serai.conversation.NewMessage;
import io.serai.conversation.TurnRevised;
import io.serai.conversation.Turns;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The queue of drafts that wait for a person. A claim is exclusive for the time of its lease; a draft is decided by who
 * claimed it, once, and only while the turn's revision is still the one that it answers.
 */
@Service
public class Approvals {

    private static final Duration LEASE = Duration.ofMinutes(5);
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(15);
    private static final UUID START = new UUID(0, 0);

    private final ApprovalStore approvals;
    private final ApprovalViewStore views;
    private final Conversations conversations;
    private final Turns turns;
    private final Drafts drafts;
    private final Channels channels;
    private final ApplicationEventPublisher events;

    Approvals(
            ApprovalStore approvals,
            ApprovalViewStore views,
            Conversations conversations,
            Turns turns,
            Drafts drafts,
            Channels channels,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.views = views;
        this.conversations = conversations;
        this.turns = turns;
        this.drafts = drafts;
        this.channels = channels;
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
        Duration timeout = channels.find(draft.channelId())
                .map(channel -> channel.approval().timeout())
                .orElse(DEFAULT_TIMEOUT);
        approvals
                .insert(
                        id,
                        draft.conversationId(),
                        draft.turnId(),
                        draft.revision(),
                        draftId,
                        draft.channelId(),
                        timeout)
                .ifPresent(dueAt -> events.publishEvent(
                        new ApprovalRequested(draft.conversationId(), draft.channelId(), id, draft.turnId(), dueAt)));
        return true;
    }

    /** @param cursor where the last page ended, or null @return the oldest first */
    @Transactional(readOnly = true)
    public Page<ApprovalSummary> pending(String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(views.pending(after, limit + 1), limit, ApprovalSummary::id);
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public ApprovalDetail get(UUID id) {
        return views.find(id).orElseThrow(() -> SeraiException.notFound("approval", id));
    }

    /**
     * Takes a draft for five minutes, or extends one's own claim.
     *
     * @throws SeraiException NOT_FOUND; CONFLICT with {@code claimed_by_id}, {@code claimed_by_name} and {@code
     *     claimed_at} when somebody else was first, with {@code state} when it is decided
     */
    @Transactional
    public Claim claim(UUID id, UUID agentId) {
        Waiting before = approvals.find(id).orElseThrow(() -> SeraiException.notFound("approval", id));
        boolean again = before.isClaimedBy(agentId);
        Waiting claimed = approvals.claim(id, agentId, LEASE).orElseThrow(() -> lost(id));
        if (!again) {
            events.publishEvent(new ApprovalClaimed(claimed.conversationId(), claimed.channelId(), id, agentId));
        }
        return approvals.findClaim(id).orElseThrow();
    }

    private SeraiException lost(UUID id) {
        Waiting approval = approvals.find(id).orElseThrow();
        if (!approval.isOpen()) {
            return new SeraiException(
                    Kind.CONFLICT,
                    "This approval is %s.".formatted(approval.state().name().toLowerCase()),
                    Map.of("state", approval.state()));
        }
        Claim winner = approvals.findClaim(id).orElseThrow();
        return new SeraiException(
                Kind.CONFLICT,
                "Already claimed by %s.".formatted(winner.claimedByName()),
                Map.of(
                        "claimed_by_id", winner.claimedById(),
                        "claimed_by_name", winner.claimedByName(),
                        "claimed_at", winner.claimedAt()));
    }

    /**
     * Decides a claimed draft: sends it, sends it changed, or rejects it, which hands the conversation to people.
     *
     * @throws SeraiException NOT_FOUND; INVALID with {@code field}; CONFLICT when it is not claimed by this agent, was
     *     decided, or the customer wrote again
     */
    @Transactional
    public ApprovalDetail decide(UUID id, UUID agentId, Decision decision) {
        decision.check();
        conversations.lock(approvals
                .find(id)
                .orElseThrow(() -> SeraiException.notFound("approval", id))
                .conversationId());
        // What somebody else has claimed cannot even be locked.
        Waiting approval = approvals.lock(id).orElseThrow(() -> lost(id));
        if (!approval.isClaimedBy(agentId)) {
            throw approval.state() == State.PENDING
                    ? SeraiException.conflict("Claim this approval before you decide it.")
                    : lost(id);
        }
        String finalText = finalText(approval, agentId, decision);
        approvals.decide(id, agentId, decision, finalText);
        events.publishEvent(new ApprovalDecided(
                approval.conversationId(),
                approval.channelId(),
                id,
                approval.turnId(),
                approval.revision(),
                agentId,
                decision.state(),
                decision.reasonCategory(),
                decision.reason(),
                approval.createdAt()));
        return views.find(id).orElseThrow();
    }

    private String finalText(Waiting approval, UUID agentId, Decision decision) {
        if (decision.action() == Decision.Action.REJECT) {
            return null;
        }
        KeptDraft draft = drafts.get(approval.draftId());
        String text = decision.action() == Decision.Action.EDIT
                ? decision.text()
                : draft.draft().answer();
        turns.reply(approval.turnId(), approval.revision(), NewMessage.fromAgent(agentId, text, draft.sources()))
                .orElseThrow(() -> SeraiException.conflict("The customer's question has changed or was answered."));
        return text;
    }

    @EventListener
    void supersede(TurnRevised revised) {
        approvals
                .supersede(revised.turnId(), revised.revision())
                .forEach(approval -> events.publishEvent(
                        new ApprovalSuperseded(approval.conversationId(), approval.channelId(), approval.id())));
    }

    /** Does what the channel's policy says about an overdue approval; nothing when somebody is on it. */
    @RouteStep
    @Transactional
    public void timeOut(UUID id) {
        conversations.lock(approvals.find(id).orElseThrow().conversationId());
        Waiting approval = approvals.lock(id).orElseThrow();
        if (!approvals.isOverdue(id)) {
            return;
        }
        var policy = channels.find(approval.channelId()).map(ChannelConfig::approval);
        boolean escalate = policy.map(p -> p.onTimeout() == ChannelConfig.OnTimeout.ESCALATE)
                .orElse(true);
        if (escalate) {
            expire(approval);
        } else {
            hold(approval, policy.get());
        }
    }

    private void expire(Waiting approval) {
        approvals.end(approval.id(), State.EXPIRED);
        events.publishEvent(new ApprovalExpired(
                approval.conversationId(),
                approval.channelId(),
                approval.id(),
                approval.turnId(),
                approval.revision()));
    }

    private void hold(Waiting approval, ChannelConfig.Approval policy) {
        if (approval.heldAt() == null) {
            conversations.tell(approval.conversationId(), policy.holdingMessage());
            events.publishEvent(new ApprovalHeld(approval.conversationId(), approval.channelId(), approval.id()));
        }
        approvals.hold(approval.id(), policy.timeout());
    }
}
