package io.serai.handoff;

import io.serai.shared.Audited;
import java.util.UUID;

/** A person gave a conversation back to the queue. */
public record HandoffReturned(UUID conversationId, String channelId, UUID handoffId, UUID actorId) implements Audited {

    @Override
    public String subjectType() {
        return "handoff";
    }

    @Override
    public Object subjectId() {
        return handoffId;
    }
}
