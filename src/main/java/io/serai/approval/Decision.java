package io.serai.approval;

import io.serai.shared.SeraiException;
import java.util.Set;

/**
 * What a person decides about a draft.
 *
 * @param text for EDIT the changed answer; for APPROVE the one that was read, or null for the draft's own
 * @param reasonCategory one of {@link #REASON_CATEGORIES}; for REJECT this or {@code reason}
 * @param reason free words
 */
public record Decision(Action action, String text, String reasonCategory, String reason) {

    public static final Set<String> REASON_CATEGORIES = Set.of(
            "wrong",
            "incomplete",
            "outdated",
            "misunderstood",
            "tone",
            "not-allowed",
            "wrong-language",
            "needs-a-person",
            "other");

    public enum Action {
        APPROVE,
        EDIT,
        REJECT,
        /** Whoever decides answers without the draft. */
        HAND_OFF
    }

    void check() {
        if (action == null) {
            throw SeraiException.invalid("action", "Say whether to approve, edit, reject or hand off.");
        }
        if (action == Action.EDIT && isBlank(text)) {
            throw SeraiException.invalid("text", "An edited answer needs its text.");
        }
        if (action == Action.REJECT && isBlank(reason) && isBlank(reasonCategory)) {
            throw SeraiException.invalid("reason", "A rejection needs a reason or a reason category.");
        }
        if (reasonCategory != null && !REASON_CATEGORIES.contains(reasonCategory)) {
            throw SeraiException.invalid("reason_category", "There is no such category of reasons.");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    boolean sends() {
        return action == Action.APPROVE || action == Action.EDIT;
    }
}
