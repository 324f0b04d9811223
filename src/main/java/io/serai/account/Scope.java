package io.serai.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;

/** What a program may do at most, whatever its owner may do. Which operation needs which is in the table of access. */
public enum Scope {
    CONVERSATIONS_READ,
    CONVERSATIONS_WRITE,
    CUSTOMERS_READ,
    CUSTOMERS_WRITE,
    CHANNELS_READ,
    CHANNELS_WRITE,
    APPROVALS_READ,
    APPROVALS_WRITE,
    HANDOFFS_READ,
    HANDOFFS_WRITE,
    OPERATIONS_READ,
    OPERATIONS_WRITE,
    WEBHOOKS_READ,
    WEBHOOKS_WRITE,
    FIGURES_READ,
    PEOPLE_READ,
    RESPONSES_READ,
    RESPONSES_WRITE,
    ARTICLES_READ;

    /** As it is written in the contract: {@code approvals:read}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', ':');
    }

    @JsonCreator
    static Scope of(String text) {
        return Arrays.stream(values())
                .filter(it -> it.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no scope " + text));
    }

    String authority() {
        return "SCOPE_" + text();
    }
}
