package io.serai.account;

import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** A filter that somebody keeps. @param filters query parameters of the screen's list */
public record SavedView(UUID id, String name, Screen screen, Map<String, String> filters, Instant createdAt) {

    public enum Screen {
        CONVERSATIONS,
        APPROVALS,
        HANDOFFS;

        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
