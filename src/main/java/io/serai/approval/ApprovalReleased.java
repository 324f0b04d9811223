package io.serai.approval;

import io.serai.shared.Audited;
import java.util.UUID;

/** A person gave a draft back to the queue. */
public record ApprovalReleased(UUID conversationId, String channelId, UUID approvalId, UUID actorId)
        implements Audited {

    @Override
    public String subjectType() {
        return "approval";
    }

    @Override
    public Object subjectId() {
        return approvalId;
    }
}
