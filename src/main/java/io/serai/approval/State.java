package io.serai.approval;

/** Where an approval stands. */
public enum State {
    PENDING,
    CLAIMED,
    APPROVED,
    EDITED,
    REJECTED,
    /** A person answers without the draft. */
    HANDED_OFF,
    EXPIRED,
    SUPERSEDED
}
