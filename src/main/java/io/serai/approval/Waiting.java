package io.serai.approval;

import io.serai.shared.Acting.Program;
import java.time.Instant;
import java.util.UUID;

/**
 * An approval, as deciding needs it.
 *
 * @param proposedText what the first of two people made of the draft, or null
 * @param finalText what is to be sent at {@code sendsAt}
 * @param sendsAt null unless a decision is to be carried out
 * @param decidedThrough the program that decided it for somebody, or null
 */
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
        Instant createdAt,
        boolean fourEyes,
        UUID firstApprovedBy,
        String proposedText,
        UUID decidedBy,
        String finalText,
        String reasonCategory,
        String reason,
        Instant sendsAt,
        Program decidedThrough) {

    boolean isOpen() {
        return state == State.PENDING || state == State.CLAIMED;
    }

    boolean isClaimedBy(UUID agentId) {
        return state == State.CLAIMED && agentId.equals(claimedBy);
    }

    boolean isAboutToBeSent() {
        return sendsAt != null;
    }

    /** Who had it in their hands, or null. */
    UUID agentId() {
        return decidedBy == null ? claimedBy : decidedBy;
    }
}
