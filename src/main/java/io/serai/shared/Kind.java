package io.serai.shared;

/** Every way in which a request can fail, whatever the interface; mapped to a status in one place. */
public enum Kind {
    /** The request cannot be read at all: not JSON, a missing header, an impossible parameter. */
    MALFORMED,
    /** The request can be read, and says something that is not allowed. */
    INVALID,
    UNAUTHENTICATED,
    FORBIDDEN,
    NOT_FOUND,
    /** Somebody or something else was first. */
    CONFLICT,
    TOO_LARGE,
    UNSUPPORTED,
    /** Too many requests; later ones may succeed. */
    EXHAUSTED,
    /** Something that the hub depends on does not answer. */
    UNAVAILABLE
}
