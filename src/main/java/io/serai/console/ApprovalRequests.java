package io.serai.console;

import io.serai.approval.ApprovalDetail;
import io.serai.approval.ApprovalSummary;
import io.serai.approval.Approvals;
import io.serai.approval.Claim;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What agents ask about drafts that wait for a person. */
@Component
public class ApprovalRequests {
    private final Approvals approvals;

    ApprovalRequests(Approvals approvals) {
        this.approvals = approvals;
    }

    @RouteStep
    public Page<ApprovalSummary> pending(String cursor, int limit) {
        return approvals.pending(cursor, limit);
    }

    @RouteStep
    public ApprovalDetail get(UUID id) {
        return approvals.get(id);
    }

    @RouteStep
    public Claim claim(UUID id, UUID accountId) {
        return approvals.claim(id, accountId);
    }

    @RouteStep
    public ApprovalDetail decide(UUID id, UUID accountId, Decide body) {
        return approvals.decide(id, accountId, body.toDecision());
    }
}
