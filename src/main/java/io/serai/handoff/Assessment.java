package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * What a model makes of a handoff.
 *
 * @param likelyCause null where it found none
 * @param confidence how sure it is, or null before it is made
 * @param model which one, or null before
 * @param error why it failed, a short machine name; or null
 */
public record Assessment(
        State state,
        String likelyCause,
        List<String> suggestedSteps,
        Confidence confidence,
        String model,
        String error,
        Instant madeAt) {

    static final Assessment NONE = new Assessment(State.NONE, null, List.of(), null, null, null, null);

    public enum State {
        NONE,
        MAKING,
        READY,
        FAILED;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public enum Confidence {
        LOW,
        MEDIUM,
        HIGH;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
