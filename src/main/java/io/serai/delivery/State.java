package io.serai.delivery;

/** Where a delivery stands. UNKNOWN: it may have been sent, and a person must decide. */
public enum State {
    PENDING,
    SENDING,
    SENT,
    FAILED,
    UNKNOWN,
    DEAD,
    BOUNCED
}
