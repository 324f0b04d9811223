package io.serai.approval;

import io.serai.shared.SeraiException;

/**
 * What a person decides about a draft.
 *
 * @param text the changed answer; for EDIT
 * @param reasonCategory a short machine name; for REJECT this or {@code reason}
 * @param reason free words
 */
public record Decision(Action action, String text, String reasonCategory, String reason) {

    public enum Action {
        APPROVE,
        EDIT,
        REJECT
    }

    void check() {
        if (action == null) {
            throw SeraiException.invalid("action", "Say whether to approve, edit or reject.");
        }
        if (action == Action.EDIT && isBlank(text)) {
            throw SeraiException.invalid("text", "An edited answer needs its text.");
        }
        if (action == Action.REJECT && isBlank(reason) && isBlank(reasonCategory)) {
            throw SeraiException.invalid("reason", "A rejection needs a reason or a reason category.");
        }
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    State state() {
        return switch (action) {
            case APPROVE -> State.APPROVED;
            case EDIT -> State.EDITED;
            case REJECT -> State.REJECTED;
        };
    }
}
