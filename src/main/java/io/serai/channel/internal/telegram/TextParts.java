package io.serai.channel.internal.telegram;

import java.util.ArrayList;
import java.util.List;

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
        for (int i = longest - 1; i > longest / 2; i--) {
            if (".!?。".indexOf(text.charAt(i)) >= 0 && Character.isWhitespace(text.charAt(i + 1))) {
                return i + 1;
            }
        }
        int word = text.lastIndexOf(' ', longest);
        if (word > longest / 2) {
            return word;
        }
        return Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    }
}
