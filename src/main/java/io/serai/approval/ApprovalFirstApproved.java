package io.serai.approval;

import io.serai.shared.Audited;
import java.util.UUID;

/** The first of two people approved a draft; it waits for another. */
public record ApprovalFirstApproved(UUID conversationId, String channelId, UUID approvalId, UUID actorId)
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
