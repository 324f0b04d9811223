package io.serai.handoff;

/** Where a handoff stands. */
public enum State {
    OPEN,
    CLAIMED,
    RETURNED,
    RESOLVED
}
