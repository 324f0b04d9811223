package io.serai.channel;

import java.net.ConnectException;
import java.util.regex.Pattern;

/** Takes secrets out of what servers and libraries say. */
public final class Redaction {

    // A Telegram bot's token is a part of the address of every call.
    private static final Pattern BOT_TOKEN = Pattern.compile("/bot[^/\\s]+");

    private Redaction() {}

    /** What went wrong, in one line, from the failure's deepest cause that says something. */
    public static String reasonOf(Throwable failure) {
        Throwable telling = failure;
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof ConnectException && cause.getMessage() == null) {
                return "ConnectException: The server cannot be reached.";
            }
            telling = cause.getMessage() == null ? telling : cause;
        }
        String reason = "%s: %s".formatted(telling.getClass().getSimpleName(), telling.getMessage());
        String line = BOT_TOKEN.matcher(reason).replaceAll("/bot…").replaceAll("\\s+", " ");
        return line.length() > 500 ? line.substring(0, 500) + "…" : line;
    }
}
