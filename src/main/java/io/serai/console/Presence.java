package io.serai.console;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;

/**
 * Somebody who looks at a conversation.
 *
 * @param accountId the customer's id for its customer
 * @param until when that is over unless they say it again
 * @param customer true for its customer, else null
 */
public record Presence(UUID accountId, String name, Doing doing, Instant until, Boolean customer) {

    public enum Doing {
        VIEWING,
        TYPING,
        /** Writes what only colleagues will read: no customer learns of it. */
        NOTING,
        GONE;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
