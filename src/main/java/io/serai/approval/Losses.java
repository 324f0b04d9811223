package io.serai.approval;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Tells those who come too late who was first. */
@Component
class Losses {

    private final ApprovalStore approvals;

    Losses(ApprovalStore approvals) {
        this.approvals = approvals;
    }

    SeraiException of(UUID id, UUID agentId) {
        Waiting approval = approvals.find(id).orElseThrow();
        if (!approval.isOpen()) {
            return new SeraiException(
                            Kind.CONFLICT,
                            "This approval is %s."
                                    .formatted(approval.state()
                                            .name()
                                            .toLowerCase()
                                            .replace('_', ' ')),
                            Map.of("state", approval.state()))
                    .coded("draft-decided");
        }
        return approvals
                .findClaim(id)
                .filter(claim -> !agentId.equals(claim.claimedById()))
                .map(Losses::claimed)
                .orElseGet(() -> approvedAlready(approval));
    }

    private static SeraiException claimed(Claim winner) {
        return new SeraiException(
                        Kind.CONFLICT,
                        "Already claimed by %s.".formatted(winner.claimedByName()),
                        Map.of(
                                "claimed_by_id", winner.claimedById(),
                                "claimed_by_name", winner.claimedByName(),
                                "claimed_at", winner.claimedAt()))
                .coded("claimed");
    }

    private static SeraiException approvedAlready(Waiting approval) {
        if (approval.firstApprovedBy() == null) {
            return SeraiException.conflict("Somebody else had this until a moment ago. Try again.")
                    .coded("free-again");
        }
        return new SeraiException(
                        Kind.CONFLICT,
                        "You have approved this. Somebody else has to look at it too.",
                        Map.of("first_approved_by_id", approval.firstApprovedBy()))
                .coded("second-person-needed");
    }
}
