package io.serai.channel.internal.email;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The earlier mails that mail programs repeat below an answer. */
final class QuotedHistory {

    private static final Pattern START = Pattern.compile(
            "^(?:>\\s*)?(?:On [^\\n]{5,200}(?:\\n[^\\n]{0,100})?\\bwrote:|-{2,}\\s*Original Message\\s*-{2,})\\s*$",
            Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    private QuotedHistory() {}

    /** The text without its history; all of it when nothing else would remain. */
    static String stripped(String text) {
        Matcher start = START.matcher(text);
        if (!start.find()) {
            return text;
        }
        List<String> history = text.substring(start.end()).lines().toList();
        String below = "";
        // Marked lines show where the history ends: what follows was written below it.
        if (history.stream().anyMatch(line -> line.startsWith(">"))) {
            below = history.stream().filter(line -> !line.startsWith(">")).collect(Collectors.joining("\n"));
        }
        String own = (text.substring(0, start.start()).strip() + "\n" + below.strip()).strip();
        return own.isEmpty() ? text : own;
    }
}
