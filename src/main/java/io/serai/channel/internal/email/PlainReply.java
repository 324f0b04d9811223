package io.serai.channel.internal.email;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Finds the new words in a mail's lines. */
final class PlainReply {

    private enum Line {
        OWN,
        QUOTED,
        /** Says whose words follow. */
        INTRODUCTION
    }

    private static final int LONGEST_SIGNATURE = 15;
    private static final int SHORT_SIGNATURE = 6;
    /** A history that begins later is none that hides an answer. */
    private static final int LATEST_INTRODUCTION = 5000;

    private final List<String> lines;
    private final boolean isReply;
    private final Introductions introductions;
    private final Line[] kinds;
    private int end;

    private PlainReply(List<String> lines, boolean isReply) {
        this.lines = lines;
        this.isReply = isReply;
        this.introductions = new Introductions(lines);
        this.kinds = new Line[lines.size()];
        this.end = lines.size();
    }

    /**
     * @param isReply whether the mail says by its headers that it answers one
     * @return empty when there are no new words at all
     */
    static Optional<String> in(String text, boolean isReply) {
        String own = new PlainReply(text.lines().toList(), isReply).own();
        return own.isBlank() ? Optional.empty() : Optional.of(own);
    }

    private String own() {
        sort();
        if (end < lines.size() && ReplyPhrases.pointsBelow(join(0, end))) {
            // The answers stand somewhere in the history, and nothing sets them apart.
            end = lines.size();
            Arrays.fill(kinds, Line.OWN);
        }
        int last = lastOwn();
        List<String> kept = new ArrayList<>();
        boolean interleaved = isInterleaved(last);
        for (int i = 0; i <= last; i++) {
            boolean own = kinds[i] == Line.OWN && !lines.get(i).equals(HtmlQuotes.HISTORY);
            if (own || interleaved && kinds[i] == Line.QUOTED) {
                kept.add(lines.get(i));
            }
        }
        return withoutSignature(kept);
    }

    private void sort() {
        for (int i = 0; i < lines.size(); i++) {
            if (kinds[i] != null) {
                continue;
            }
            String line = lines.get(i).strip();
            kinds[i] = line.startsWith(">") || line.startsWith("＞") ? Line.QUOTED : Line.OWN;
            if (kinds[i] == Line.QUOTED) {
                continue;
            }
            if (ReplyPhrases.beginsForward(line)) {
                Arrays.fill(kinds, i, kinds.length, Line.OWN);
                return;
            }
            int length = i < LATEST_INTRODUCTION ? introductions.lengthAt(i) : 0;
            if (length == 0) {
                continue;
            }
            if (introductions.areFollowedByQuote(i + length)) {
                Arrays.fill(kinds, i, i + length, Line.INTRODUCTION);
            } else if (introductions.beginHistory(i, length, isReply)) {
                end = i;
                Arrays.fill(kinds, i, kinds.length, Line.OWN);
                return;
            }
        }
    }

    private int lastOwn() {
        int last = end - 1;
        while (last >= 0 && (kinds[last] != Line.OWN || lines.get(last).isBlank())) {
            last--;
        }
        return last;
    }

    /** Own words between quoted ones answer these, and make no sense without. */
    private boolean isInterleaved(int last) {
        boolean quoted = false;
        boolean answered = false;
        for (int i = 0; i <= last; i++) {
            if (kinds[i] == Line.QUOTED && answered) {
                return true;
            }
            quoted |= kinds[i] == Line.QUOTED;
            answered |= quoted && kinds[i] == Line.OWN && !lines.get(i).isBlank();
        }
        return false;
    }

    private static String withoutSignature(List<String> kept) {
        int end = kept.size();
        for (int i = Math.max(1, kept.size() - LONGEST_SIGNATURE); i < kept.size(); i++) {
            // RFC 3676, section 4.3.
            if (kept.get(i).equals("-- ") || kept.get(i).strip().equals("--") && isContactData(kept, i + 1)) {
                end = i;
                break;
            }
        }
        while (end > 0 && (kept.get(end - 1).isBlank() || ReplyPhrases.isDeviceSignature(kept.get(end - 1)))) {
            end--;
        }
        return String.join("\n", kept.subList(0, end))
                .replaceAll("\n{3,}", "\n\n")
                .strip();
    }

    /** The blank after the dashes gets lost on the way; without it, words that follow may be meant to be read. */
    private static boolean isContactData(List<String> kept, int from) {
        List<String> rest = kept.subList(from, kept.size());
        return rest.size() <= SHORT_SIGNATURE
                && rest.stream().allMatch(line -> line.length() <= 80 && !line.matches(".*[?？!].*"));
    }

    private String join(int from, int to) {
        return String.join("\n", lines.subList(from, to));
    }
}
