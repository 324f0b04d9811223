package io.serai.approval;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Program;
import io.serai.shared.Audited;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What a person decided about a draft was carried out.
 *
 * @param takenOver whether they answer themself
 * @param auditedProgram that decided it for them, maybe in an earlier request than this work; or null
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
        Instant requestedAt,
        @JsonIgnore Program auditedProgram)
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
                approval.createdAt(),
                approval.decidedThrough() == null ? Acting.program() : approval.decidedThrough());
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
