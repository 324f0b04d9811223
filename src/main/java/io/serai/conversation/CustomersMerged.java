package io.serai.conversation;

import io.serai.shared.Audited;
import java.util.Map;
import java.util.UUID;

/** Two customers turned out to be one. @param actorId the agent who said so, or null */
public record CustomersMerged(
        UUID conversationId, String channelId, UUID mergeId, UUID intoId, UUID fromId, Proof proof, UUID actorId)
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
        return Map.of("into", intoId, "from", fromId, "proof", proof);
    }
}
