package io.serai.channel.internal.telegram;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A text in parts of the size that Telegram takes, cut at the end of a line, a sentence or a word. */
public final class TextParts {

    private TextParts() {}

    /** @param longest in UTF-16 units, as the Bot API counts them */
    public static List<String> of(String text, int longest) {
        List<String> parts = new ArrayList<>();
        String rest = text.strip();
        while (rest.length() > longest) {
            int cut = cut(rest, longest);
            parts.add(rest.substring(0, cut).strip());
            rest = rest.substring(cut).strip();
        }
        if (!rest.isEmpty()) {
            parts.add(rest);
        }
        return parts;
    }

    private static int cut(String text, int longest) {
        int line = text.lastIndexOf('\n', longest);
        if (line > longest / 2) {
            return line;
        }
        int sentence = before(BreakIterator.getSentenceInstance(Locale.ROOT), text, longest);
        if (sentence > longest / 2) {
            return sentence;
        }
        int word = before(BreakIterator.getLineInstance(Locale.ROOT), text, longest);
        if (word > longest / 2) {
            return word;
        }
        int letter = before(BreakIterator.getCharacterInstance(Locale.ROOT), text, longest);
        return letter > 0 ? letter : longest;
    }

    private static int before(BreakIterator places, String text, int longest) {
        places.setText(text);
        return places.preceding(longest + 1);
    }
}
