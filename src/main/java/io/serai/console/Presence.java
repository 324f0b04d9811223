package io.serai.console;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/** Somebody who looks at a conversation. @param until when that is over unless they say it again */
public record Presence(UUID accountId, String name, Doing doing, Instant until) {

    public enum Doing {
        VIEWING,
        TYPING,
        GONE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
