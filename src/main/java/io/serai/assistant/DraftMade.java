package io.serai.assistant;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/**
 * A draft was written, scored and stored.
 *
 * @param fallbackUsed whether a model before {@code model} had failed
 * @param searchFailed whether the search for it failed, or a part of it
 */
public record DraftMade(
        UUID conversationId,
        String channelId,
        UUID draftId,
        UUID turnId,
        int revision,
        String model,
        boolean fallbackUsed,
        boolean searchFailed,
        String topic,
        double probability,
        Decision decision,
        Reason reason)
        implements DomainEvent {

    static DraftMade of(KeptDraft kept) {
        Draft draft = kept.draft();
        return new DraftMade(
                draft.conversationId(),
                draft.channelId(),
                draft.id(),
                draft.turnId(),
                draft.revision(),
                draft.model(),
                draft.fallbackUsed(),
                kept.verdict().signals().getOrDefault("search_failed", 0.0) > 0,
                draft.topic(),
                kept.verdict().probability(),
                kept.verdict().decision(),
                kept.verdict().reason());
    }
}
