package io.serai.console;

import io.serai.account.Permit;
import java.time.Instant;

/** An open stream of somebody's. */
interface LiveStream {
    /** By what right it is open. */
    Permit permit();

    /** Returns at once. */
    void beat();

    /** The session ends at that time unless its owner does something before. Returns at once. */
    default void warn(Instant end) {}

    /** Whether its reader has taken too long for what there is to read. */
    boolean isBehind();

    /** May take as long as its reader takes. */
    void end();

    /** Ends it after what is being written, whatever else waits: its reader may come back for that. */
    void cut();
}
