package io.serai.channel.internal.email;

import java.util.List;
import java.util.stream.Collectors;

/** Where, in a mail's lines, it says that somebody else's earlier words follow. */
record Introductions(List<String> lines) {

    private static final int MOST_ATTRIBUTION_LINES = 4;

    /** @return how many lines from here on introduce earlier words; 0 when they do not */
    int lengthAt(int at) {
        String line = lines.get(at).strip();
        if (line.isEmpty()) {
            return 0;
        }
        if (line.equals(HtmlQuotes.HISTORY) || ReplyPhrases.isSeparator(line) || beginsHeaders(at)) {
            return 1;
        }
        if (line.matches("[_-]{10,}") && at + 1 < lines.size() && beginsHeaders(nextWords(at + 1))) {
            return 1;
        }
        return ReplyPhrases.isAttribution(line) ? 1 : wrappedAttribution(at);
    }

    private int wrappedAttribution(int at) {
        for (int length = 2; length <= MOST_ATTRIBUTION_LINES && at + length <= lines.size(); length++) {
            String last = lines.get(at + length - 1).strip();
            if (last.isEmpty() || last.startsWith(">")) {
                return 0;
            }
            if (ReplyPhrases.beginsAndEndsAttribution(joined(at, length))) {
                // The one that begins last is it; what stands above was written by hand.
                boolean beginsLater = false;
                for (int skipped = 1; skipped < length; skipped++) {
                    beginsLater |= ReplyPhrases.beginsAndEndsAttribution(joined(at + skipped, length - skipped));
                }
                return beginsLater ? 0 : length;
            }
        }
        return 0;
    }

    private String joined(int at, int length) {
        return lines.subList(at, at + length).stream().map(String::strip).collect(Collectors.joining(" "));
    }

    /** A block such as {@code From: … Sent: … To: … Subject: …} in any of the languages. */
    private boolean beginsHeaders(int at) {
        if (at >= lines.size() || !ReplyPhrases.isFromLine(lines.get(at))) {
            return false;
        }
        long more = lines.subList(at + 1, Math.min(at + 9, lines.size())).stream()
                .filter(ReplyPhrases::isHeaderLine)
                .count();
        return more >= 2;
    }

    private int nextWords(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    boolean areFollowedByQuote(int from) {
        int at = nextWords(from);
        return at < lines.size() && lines.get(at).strip().startsWith(">");
    }

    /** Without a sign at each line of it, more is needed: people tell of letters and fill in forms, too. */
    boolean beginHistory(int at, int length, boolean isReply) {
        String line = joined(at, length);
        return line.equals(HtmlQuotes.HISTORY)
                || ReplyPhrases.isSeparator(line)
                || isReply && (!line.endsWith(":") || line.matches(".*(?:@|\\d:\\d\\d).*"));
    }
}
