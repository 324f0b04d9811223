package io.serai.approval;

import io.serai.shared.Audited;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A person decided a draft. */
public record ApprovalDecided(
        UUID conversationId,
        String channelId,
        UUID approvalId,
        UUID turnId,
        int revision,
        UUID actorId,
        State state,
        String reasonCategory,
        String reason,
        Instant requestedAt)
        implements Audited {

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
