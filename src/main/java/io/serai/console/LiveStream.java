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

    /** May take as long as its reader takes. */
    void end();
}
