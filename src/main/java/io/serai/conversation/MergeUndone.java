package io.serai.conversation;

import io.serai.shared.Audited;
import java.util.Map;
import java.util.UUID;

/** Two customers are two again. */
public record MergeUndone(UUID conversationId, String channelId, UUID mergeId, UUID intoId, UUID fromId, UUID actorId)
        implements Audited {

    @Override
    public String subjectType() {
        return "customer-merge";
    }

    @Override
    public Object subjectId() {
        return mergeId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("into", intoId, "from", fromId);
    }
}
