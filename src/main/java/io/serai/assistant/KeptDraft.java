package io.serai.assistant;

import java.time.Instant;
import java.util.List;

/** A draft as it is stored, with what was decided about it. */
public record KeptDraft(Draft draft, Verdict verdict, Instant createdAt) {

    /** The sources to show under the answer. */
    public List<io.serai.conversation.Citation> sources() {
        return draft.citations().stream()
                .map(cited -> cited.toReader(draft.passages()))
                .toList();
    }
}
