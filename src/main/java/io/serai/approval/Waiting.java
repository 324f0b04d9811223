package io.serai.approval;

import java.time.Instant;
import java.util.UUID;

/** An approval and its draft, as deciding needs them. */
record Waiting(
        UUID id,
        UUID conversationId,
        UUID turnId,
        int revision,
        String channelId,
        State state,
        UUID claimedBy,
        Instant heldAt,
        UUID draftId,
        Instant createdAt) {

    boolean isOpen() {
        return state == State.PENDING || state == State.CLAIMED;
    }

    boolean isClaimedBy(UUID agentId) {
        return state == State.CLAIMED && agentId.equals(claimedBy);
    }
}
