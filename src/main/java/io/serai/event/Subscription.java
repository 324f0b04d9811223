package io.serai.event;

import java.time.Duration;

/** Somebody follows a conversation until this is closed. */
public interface Subscription extends AutoCloseable {
    /** Whether what comes first has waited, or has been taken, for longer than that. */
    boolean isBehind(Duration patience);

    @Override
    void close();
}
