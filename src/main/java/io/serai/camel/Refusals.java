package io.serai.camel;

import java.sql.SQLException;
import java.util.Set;

/** Tells a database that will never take something from one that is away. */
final class Refusals {

    /** Data exceptions, broken constraints, limits of the program (SQL standard, and PostgreSQL's appendix A). */
    private static final Set<String> CLASSES = Set.of("22", "23", "54");

    private Refusals() {}

    static boolean isData(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().length() == 5) {
                return CLASSES.contains(sql.getSQLState().substring(0, 2));
            }
        }
        return false;
    }
}
