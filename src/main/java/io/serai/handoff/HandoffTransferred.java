package io.serai.handoff;

import io.serai.shared.Audited;
import java.util.Map;
import java.util.UUID;

/** A conversation was given to a colleague. */
public record HandoffTransferred(UUID conversationId, String channelId, UUID handoffId, UUID actorId, UUID toId)
        implements Audited {

    @Override
    public String subjectType() {
        return "handoff";
    }

    @Override
    public Object subjectId() {
        return handoffId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("to_id", toId);
    }
}
