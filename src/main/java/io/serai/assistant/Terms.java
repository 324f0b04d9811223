package io.serai.assistant;

import io.serai.assistant.internal.TermAnalysis;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The words of a text that carry meaning, in their base form, for comparing texts. Korean is taken apart into morphemes;
 * everything else is stemmed as English is.
 */
public final class Terms {

    private static final Pattern NO_LETTER = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Terms() {}

    public static Set<String> of(String... texts) {
        Set<String> terms = new LinkedHashSet<>();
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                terms.addAll(TermAnalysis.terms(text));
            }
        }
        return terms;
    }

    /** The share of the wanted terms that are present, 0 to 1; 0 when none is wanted. */
    public static double share(Set<String> wanted, Set<String> present) {
        if (wanted.isEmpty()) {
            return 0;
        }
        return (double) wanted.stream().filter(present::contains).count() / wanted.size();
    }

    /** How alike two sets of terms are, 0 to 1 (Dice 1945). */
    public static double likeness(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return 0;
        }
        return 2.0 * one.stream().filter(other::contains).count() / (one.size() + other.size());
    }

    /** Whether two texts are the same but for spaces, punctuation and case. */
    public static boolean sameLetters(String one, String other) {
        return one != null && other != null && letters(one).equals(letters(other));
    }

    private static String letters(String text) {
        return NO_LETTER.matcher(text).replaceAll("").toLowerCase(Locale.ROOT);
    }

    /** The sentences of a text as they stand; a line break ends one too. */
    public static List<String> sentences(String text) {
        return TermAnalysis.sentences(text).stream().map(span -> span.of(text)).toList();
    }

    /** Whether a text is mostly written in Hangul. */
    public static boolean isKorean(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long hangul = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                .count();
        return letters > 0 && hangul * 3 >= letters;
    }
}
