package io.serai.shared;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * How a failure is told over HTTP (RFC 9457), and the one place where a {@link Kind} becomes a status.
 *
 * @param kind a {@link Kind} in lower case, or {@code unexpected}
 * @param details further members, such as {@code field}
 */
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String kind,
        @JsonAnyGetter Map<String, Object> details) {
    public static final String MEDIA_TYPE = "application/problem+json";

    private static final Logger log = LoggerFactory.getLogger(Problem.class);
    private static final String UNEXPECTED = "unexpected";
    private static final int SECONDS_UNTIL_RETRY = 5;

    /** Seconds after which a caller may try again, for the kinds where that helps; else null. */
    public Integer retryAfter() {
        return (Integer) details.get("retry_after");
    }

    /** What to tell about an exception; one that nobody expected is logged, and its insides stay here. */
    public static Problem of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SeraiException known) {
                return of(known.kind(), known.getMessage(), known.details());
            }
            if (isAbsentDatabase(cause)) {
                log.warn("The database does not answer: {}", cause.getMessage());
                return of(Kind.UNAVAILABLE, "The hub cannot reach its database. Try again.", Map.of());
            }
        }
        String id = UUID.randomUUID().toString();
        log.error("Unexpected failure {}", id, failure);
        return new Problem(
                "about:blank",
                "Internal server error",
                500,
                "Something went wrong in the hub. Its log knows more under the id.",
                UNEXPECTED,
                Map.of("id", id));
    }

    public static Problem of(Kind kind, String detail, Map<String, Object> details) {
        Map<String, Object> members = new HashMap<>(details);
        if (kind == Kind.UNAVAILABLE || kind == Kind.EXHAUSTED) {
            members.putIfAbsent("retry_after", SECONDS_UNTIL_RETRY);
        }
        return new Problem("about:blank", title(kind), status(kind), detail, name(kind), members);
    }

    /** For failures that only have a status: those of the servlet container and of Spring's web framework. */
    public static Problem ofStatus(int status, String detail) {
        for (Kind kind : Kind.values()) {
            if (status(kind) == status) {
                return of(kind, detail, Map.of());
            }
        }
        String kind = status >= 500 ? UNEXPECTED : name(Kind.UNSUPPORTED);
        return new Problem(
                "about:blank", status == 405 ? "Method not allowed" : "Error", status, detail, kind, Map.of());
    }

    private static boolean isAbsentDatabase(Throwable cause) {
        if (cause instanceof SQLException sql) {
            String state = sql.getSQLState() == null ? "" : sql.getSQLState();
            // Class 08 is the connection, 57P the server going down or coming up, 53300 no connection left.
            return cause instanceof SQLRecoverableException
                    || state.startsWith("08")
                    || state.startsWith("57P")
                    || state.equals("53300");
        }
        return cause instanceof DataAccessResourceFailureException || cause instanceof CannotCreateTransactionException;
    }

    private static int status(Kind kind) {
        return switch (kind) {
            case MALFORMED -> 400;
            case UNAUTHENTICATED -> 401;
            case FORBIDDEN -> 403;
            case NOT_FOUND -> 404;
            case CONFLICT -> 409;
            case TOO_LARGE -> 413;
            case UNSUPPORTED -> 415;
            case INVALID -> 422;
            case EXHAUSTED -> 429;
            case UNAVAILABLE -> 503;
        };
    }

    private static String title(Kind kind) {
        String words = name(kind).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    private static String name(Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
