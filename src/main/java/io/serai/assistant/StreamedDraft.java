package io.serai.assistant;

import io.serai.assistant.internal.AnswerWriter;

/**
 * A draft that a customer may have begun to read.
 *
 * @param shown what they have read, word for word
 * @param stopped whether the answer was not read to its end: a sentence was not borne out, or it was not wanted any more
 */
public record StreamedDraft(Draft draft, String shown, boolean stopped) {

    public boolean isShown() {
        return !shown.isEmpty() || stopped;
    }

    /** Whether its model failed before its end, or began anew with other words than had been shown. */
    public boolean isBroken() {
        return AnswerWriter.BROKEN_OFF.equals(draft.modelReason())
                || draft.action() == Action.ANSWER && !draft.answer().startsWith(shown);
    }

    /** Whether it says what they have read and nothing else. */
    public boolean isWhole() {
        return !stopped && shown.equals(draft.answer());
    }
}
