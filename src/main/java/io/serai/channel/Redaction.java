package io.serai.channel;

import java.util.regex.Pattern;

/** Takes secrets out of what servers and libraries say. */
public final class Redaction {

    // A Telegram bot's token is a part of the address of every call.
    private static final Pattern BOT_TOKEN = Pattern.compile("/bot[^/\\s]+");

    private Redaction() {}

    /** What went wrong, in one line, from the failure and its deepest cause. */
    public static String reasonOf(Throwable failure) {
        Throwable deepest = failure;
        for (int depth = 0; deepest.getCause() != null && depth < 20; depth++) {
            deepest = deepest.getCause();
        }
        String reason = deepest.getMessage() == null
                ? deepest.getClass().getSimpleName()
                : "%s: %s".formatted(deepest.getClass().getSimpleName(), deepest.getMessage());
        String line = BOT_TOKEN.matcher(reason).replaceAll("/bot…").replaceAll("\\s+", " ");
        return line.length() > 500 ? line.substring(0, 500) + "…" : line;
    }
}
