package io.serai.conversation;

/** Where a conversation stands, and so whom it waits for. */
public enum Status {
    OPEN,
    ANSWERING,
    AWAITING_APPROVAL,
    WITH_AGENT,
    ANSWERED,
    RESOLVED
}
