package io.serai.approval;

import io.serai.shared.Audited;
import java.util.UUID;

/** A person took their decision back before it was carried out. */
public record ApprovalUndone(UUID conversationId, String channelId, UUID approvalId, UUID actorId) implements Audited {

    @Override
    public String subjectType() {
        return "approval";
    }

    @Override
    public Object subjectId() {
        return approvalId;
    }
}
