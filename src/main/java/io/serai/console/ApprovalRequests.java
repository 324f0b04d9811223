package io.serai.console;

import io.serai.account.Holder;
import io.serai.approval.ApprovalDetail;
import io.serai.approval.ApprovalSummary;
import io.serai.approval.Approvals;
import io.serai.approval.Claim;
import io.serai.approval.QueueFilter;
import io.serai.approval.State;
import io.serai.handoff.Handoffs;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What agents ask about drafts that wait for a person. */
@Component
public class ApprovalRequests {
    private final Approvals approvals;
    private final Handoffs handoffs;
    private final Presences presences;

    ApprovalRequests(Approvals approvals, Handoffs handoffs, Presences presences) {
        this.approvals = approvals;
        this.handoffs = handoffs;
        this.presences = presences;
    }

    @RouteStep
    public Page<ApprovalSummary> pending(
            String channelId, String holder, String topic, String reason, UUID accountId, String cursor, int limit) {
        QueueFilter filter = new QueueFilter(channelId, Holder.of(holder, accountId), topic, reason);
        return approvals.pending(filter, cursor, limit);
    }

    @RouteStep
    public ShownApproval get(UUID id, UUID accountId) {
        return shown(approvals.get(id), accountId);
    }

    @RouteStep
    public Claim claim(UUID id, UUID accountId) {
        return approvals.claim(id, accountId);
    }

    @RouteStep
    public void release(UUID id, UUID accountId) {
        approvals.release(id, accountId);
    }

    @RouteStep
    public ShownApproval decide(UUID id, UUID accountId, Decide body) {
        return shown(approvals.decide(id, accountId, body.toDecision()), accountId);
    }

    @RouteStep
    public ShownApproval undo(UUID id, UUID accountId) {
        return shown(approvals.undo(id, accountId), accountId);
    }

    @RouteStep
    public BulkOutcome decideAll(UUID accountId, BulkDecision body) {
        return BulkOutcome.of(body.ids(), id -> {
            if (body.releases()) {
                approvals.release(id, accountId);
                return State.PENDING;
            }
            return approvals.passOn(id, accountId, body.toDecision()).summary().state();
        });
    }

    private ShownApproval shown(ApprovalDetail approval, UUID accountId) {
        UUID conversationId = approval.summary().conversationId();
        return new ShownApproval(
                approval, handoffs.openIn(conversationId).orElse(null), presences.others(conversationId, accountId));
    }
}
