package io.serai.approval;

import io.serai.approval.ApprovalStore.Edit;
import io.serai.approval.ApprovalSuperseded.Cause;
import io.serai.assistant.Drafts;
import io.serai.conversation.Conversations;
import io.serai.conversation.NewMessage;
import io.serai.conversation.ReplyMade;
import io.serai.conversation.TurnRevised;
import io.serai.conversation.Turns;
import io.serai.queue.WorkQueue;
import io.serai.shared.Kind;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What becomes of decided drafts. An answer waits for the undo window in the database, with the work item that sends it,
 * so a crash neither sends nor forgets it; row locks and {@code sends_at} see to it that it is sent once or taken back.
 */
@Component
public class Decisions {

    static final String TOPIC = "decisions";

    /** Work of the queue: an answer is due. */
    public record DecisionWork(UUID approvalId) {}

    private final ApprovalStore approvals;
    private final Conversations conversations;
    private final Turns turns;
    private final Drafts drafts;
    private final WorkQueue queue;
    private final Losses losses;
    private final Clock clock;
    private final Duration undoWindow;
    private final ApplicationEventPublisher events;

    Decisions(
            ApprovalStore approvals,
            Conversations conversations,
            Turns turns,
            Drafts drafts,
            WorkQueue queue,
            Losses losses,
            Clock clock,
            @Value("${serai.approval.undo-window}") Duration undoWindow,
            ApplicationEventPublisher events) {
        this.approvals = approvals;
        this.conversations = conversations;
        this.turns = turns;
        this.drafts = drafts;
        this.queue = queue;
        this.losses = losses;
        this.clock = clock;
        this.undoWindow = undoWindow;
        this.events = events;
    }

    /** @param takenOver whether whoever decides answers themself */
    void decide(Waiting approval, UUID agentId, Decision decision, boolean takenOver) {
        if (!approval.isClaimedBy(agentId)) {
            throw approval.state() == State.PENDING
                    ? SeraiException.conflict("Claim this approval before you decide it.")
                            .coded("not-claimed")
                    : losses.of(approval.id(), agentId);
        }
        switch (decision.action()) {
            case APPROVE, EDIT -> approve(approval, agentId, decision);
            case REJECT -> end(approval, agentId, State.REJECTED, decision, takenOver);
            case HAND_OFF -> end(approval, agentId, State.HANDED_OFF, decision, takenOver);
        }
    }

    private void end(Waiting approval, UUID agentId, State state, Decision decision, boolean takenOver) {
        approvals.decide(approval.id(), agentId, state, decision, Edit.NONE, Duration.ZERO);
        events.publishEvent(ApprovalDecided.of(approval, agentId, state, decision, takenOver));
    }

    private void approve(Waiting approval, UUID agentId, Decision decision) {
        String draft = drafts.get(approval.draftId()).draft().answer();
        String read = approval.proposedText() == null ? draft : approval.proposedText();
        if (decision.action() == Decision.Action.APPROVE) {
            checkWasRead(read, approval, decision);
        }
        String text = decision.action() == Decision.Action.EDIT ? decision.text() : read;
        // Whoever changes it is the only one who has seen what is to be sent.
        if (approval.fourEyes() && (approval.firstApprovedBy() == null || !text.equals(read))) {
            approvals.firstApproved(approval.id(), agentId, text.equals(draft) ? null : text);
            events.publishEvent(
                    new ApprovalFirstApproved(approval.conversationId(), approval.channelId(), approval.id(), agentId));
            return;
        }
        State state = decision.action() == Decision.Action.EDIT || !text.equals(draft) ? State.EDITED : State.APPROVED;
        Edit edit = new Edit(text, EditDistance.between(draft, text));
        Optional<Instant> sendsAt = approvals.decide(approval.id(), agentId, state, decision, edit, undoWindow);
        if (sendsAt.isPresent()) {
            turns.checkOpen(approval.turnId(), approval.revision());
            queue.addLater(TOPIC, approval.conversationId(), new DecisionWork(approval.id()), undoWindow);
            events.publishEvent(new ApprovalSending(
                    approval.conversationId(), approval.channelId(), approval.id(), agentId, state, sendsAt.get()));
        } else if (!send(approval, agentId, state, text, decision)) {
            throw SeraiException.conflict("The customer's question has changed or was answered.")
                    .coded("question-changed");
        }
    }

    /** What the first of two people left may have come after the second one looked. */
    private static void checkWasRead(String wouldBeSent, Waiting approval, Decision decision) {
        boolean wasRead = decision.text() == null
                ? approval.firstApprovedBy() == null
                : decision.text().equals(wouldBeSent);
        if (!wasRead) {
            throw new SeraiException(
                            Kind.CONFLICT,
                            "You have not said that you read the text that would be sent. Read it, then approve it with its text.",
                            Map.of("text", wouldBeSent))
                    .coded("not-as-read");
        }
    }

    private boolean send(Waiting approval, UUID agentId, State state, String text, Decision decision) {
        var sources = drafts.get(approval.draftId()).sources();
        boolean sent = turns.reply(approval.turnId(), approval.revision(), NewMessage.fromAgent(agentId, text, sources))
                .isPresent();
        if (sent) {
            events.publishEvent(ApprovalDecided.of(approval, agentId, state, decision, false));
        }
        return sent;
    }

    void undo(Waiting approval, UUID agentId) {
        if (!approval.isAboutToBeSent() || !agentId.equals(approval.decidedBy())) {
            throw new SeraiException(Kind.CONFLICT, "There is nothing to take back.", Map.of("state", approval.state()))
                    .coded("too-late");
        }
        approvals.undo(approval.id(), Approvals.LEASE);
        events.publishEvent(
                new ApprovalUndone(approval.conversationId(), approval.channelId(), approval.id(), agentId));
    }

    /** Sends what was decided, unless it was taken back, sent, or the customer wrote meanwhile. */
    @RouteStep
    @Transactional
    public void carryOut(UUID id) {
        conversations.lock(approvals.find(id).orElseThrow().conversationId());
        Waiting approval = approvals.lock(id).orElseThrow();
        if (!approval.isAboutToBeSent()) {
            return;
        }
        if (!approvals.begin(id)) {
            // Of an earlier decision that was taken back; the later one has work of its own, and this does no harm.
            Duration wait = Duration.between(clock.instant(), approval.sendsAt());
            queue.addLater(
                    TOPIC, approval.conversationId(), new DecisionWork(id), wait.isNegative() ? Duration.ZERO : wait);
            return;
        }
        Decision decision = new Decision(null, null, approval.reasonCategory(), approval.reason());
        if (!send(approval, approval.decidedBy(), approval.state(), approval.finalText(), decision)) {
            approvals.end(id, State.SUPERSEDED);
            tellSuperseded(approval, Cause.CUSTOMER_WROTE, null);
        }
    }

    void withdraw(Waiting approval, UUID agentId, Cause cause) {
        boolean anothers = approval.agentId() != null && !approval.agentId().equals(agentId);
        if (anothers && approval.isOpen() && approvals.isHeld(approval.id())) {
            throw losses.of(approval.id(), agentId);
        }
        if (approval.isAboutToBeSent()) {
            throw SeraiException.conflict("An answer goes out in a moment. Take it back, or wait until it is sent.")
                    .coded("answer-going-out");
        }
        if (!approvals.withdraw(approval.id(), agentId)) {
            throw losses.of(approval.id(), agentId);
        }
        tellSuperseded(approval, cause, agentId);
    }

    @EventListener
    void supersede(TurnRevised revised) {
        Cause cause = revised.personWanted() ? Cause.PERSON_WANTED : Cause.CUSTOMER_WROTE;
        approvals.supersede(revised.turnId(), revised.revision()).forEach(it -> tellSuperseded(it, cause, null));
    }

    /** A person answered: whatever waited for the same turn is not wanted any more. */
    @EventListener
    void supersede(ReplyMade reply) {
        if (reply.actorId() != null) {
            approvals
                    .supersede(reply.turnId(), Integer.MAX_VALUE)
                    .forEach(it -> tellSuperseded(it, Cause.ANSWERED, reply.actorId()));
        }
    }

    private void tellSuperseded(Waiting approval, Cause cause, UUID actorId) {
        events.publishEvent(new ApprovalSuperseded(
                approval.conversationId(), approval.channelId(), approval.id(), approval.agentId(), cause, actorId));
    }
}
