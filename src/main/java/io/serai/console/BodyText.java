package io.serai.console;

import io.serai.shared.SeraiException;

/** Texts in the bodies that controllers read, which no route holds against the contract. */
final class BodyText {
    private BodyText() {}

    /** Fails with INVALID when it is missing, or has fewer or more characters than allowed. */
    static void check(String field, String text, int least, int most) {
        if (text == null) {
            throw SeraiException.invalid(field, "The field %s is missing.".formatted(field));
        }
        if (text.length() < least || text.length() > most) {
            throw SeraiException.invalid(
                    field, "The field %s must have %d to %d characters.".formatted(field, least, most));
        }
    }
}
