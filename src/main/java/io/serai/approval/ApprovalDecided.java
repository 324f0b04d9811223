package io.serai.approval;

import io.serai.shared.Audited;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a person decided about a draft was carried out.
 *
 * @param takenOver whether they answer themself
 */
public record ApprovalDecided(
        UUID conversationId,
        String channelId,
        UUID approvalId,
        UUID turnId,
        int revision,
        UUID actorId,
        State state,
        boolean takenOver,
        String reasonCategory,
        String reason,
        Instant requestedAt)
        implements Audited {

    static ApprovalDecided of(Waiting approval, UUID agentId, State state, Decision decision, boolean takenOver) {
        return new ApprovalDecided(
                approval.conversationId(),
                approval.channelId(),
                approval.id(),
                approval.turnId(),
                approval.revision(),
                agentId,
                state,
                takenOver,
                decision.reasonCategory(),
                decision.reason(),
                approval.createdAt());
    }

    @Override
    public String subjectType() {
        return "approval";
    }

    @Override
    public Object subjectId() {
        return approvalId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("state", state);
    }
}
