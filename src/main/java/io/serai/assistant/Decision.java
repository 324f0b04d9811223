package io.serai.assistant;

/** What may happen to a draft. SHADOW: nothing; it is kept for comparison only. */
public enum Decision {
    AUTO,
    APPROVAL,
    HANDOFF,
    SHADOW
}
