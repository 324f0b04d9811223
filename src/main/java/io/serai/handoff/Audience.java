package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who may take a handoff. */
public enum Audience {
    ANYBODY("anybody"),
    /** Senior agents and above. */
    SENIORS("senior");

    private final String label;

    Audience(String label) {
        this.label = label;
    }

    @JsonValue
    public String label() {
        return label;
    }

    /** @param label null for none */
    public static Audience of(String label) {
        return label == null ? null : label.equals(SENIORS.label) ? SENIORS : ANYBODY;
    }
}
