package io.serai.assistant;

import io.serai.shared.SeraiException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The stored drafts: one for each revision of a turn. */
@Component
public class Drafts {

    private final DraftStore store;
    private final ApplicationEventPublisher events;

    Drafts(DraftStore store, ApplicationEventPublisher events) {
        this.store = store;
        this.events = events;
    }

    /** The draft of a revision, so that work that is delivered again need not ask a model again. */
    @Transactional(readOnly = true)
    public Optional<KeptDraft> find(UUID turnId, int revision) {
        return store.find(turnId, revision);
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public KeptDraft get(UUID id) {
        return store.find(id).orElseThrow(() -> SeraiException.notFound("draft", id));
    }

    /**
     * Stores a draft and what was decided about it. The first draft of a revision stays: a later one is dropped.
     *
     * @return the one that is stored
     */
    @Transactional
    public KeptDraft keep(Draft draft, Verdict verdict) {
        return store.insert(draft, verdict)
                .map(at -> {
                    KeptDraft kept = new KeptDraft(draft, verdict, at);
                    events.publishEvent(DraftMade.of(kept));
                    return kept;
                })
                .orElseGet(() -> store.find(draft.turnId(), draft.revision()).orElseThrow());
    }
}
