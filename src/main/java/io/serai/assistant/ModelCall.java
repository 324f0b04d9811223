package io.serai.assistant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/**
 * One attempt to get an answer from a model.
 *
 * @param model the configured name
 * @param millis how long it took
 * @param detail what the failure said, shortened and without secrets; null when it went well
 */
public record ModelCall(String model, Outcome outcome, long millis, String detail) {

    public enum Outcome {
        OK,
        TIMEOUT,
        HTTP_429,
        HTTP_5XX,
        CONNECTION,
        INVALID_OUTPUT,
        CIRCUIT_OPEN,
        ERROR;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
