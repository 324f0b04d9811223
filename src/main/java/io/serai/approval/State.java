package io.serai.approval;

/** Where an approval stands. */
public enum State {
    PENDING,
    CLAIMED,
    APPROVED,
    EDITED,
    REJECTED,
    EXPIRED,
    SUPERSEDED
}
