package io.serai.conversation;

/** What is happening to what a customer wrote, in the words of all channels. */
public enum Stage {
    /** It is stored; nothing has begun. */
    RECEIVED,
    /** An answer is being drafted. */
    WRITING,
    /** A draft waits for a person, or is with one. */
    CHECKING,
    /** A person must answer, and nobody has taken it yet. */
    WAITING,
    WITH_PERSON,
    ANSWERED,
    RESOLVED;

    static Stage of(Status status, boolean held) {
        return switch (status) {
            case OPEN -> RECEIVED;
            case ANSWERING -> WRITING;
            case AWAITING_APPROVAL -> CHECKING;
            case WITH_AGENT -> held ? WITH_PERSON : WAITING;
            case ANSWERED -> ANSWERED;
            case RESOLVED -> RESOLVED;
        };
    }

    /** Whether people are between the customer and the answer. */
    boolean isAQueue() {
        return this == CHECKING || this == WAITING;
    }
}
