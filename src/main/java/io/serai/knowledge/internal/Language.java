package io.serai.knowledge.internal;

import java.util.Locale;

/** What is known about the language of a text. */
public final class Language {

    /** Product names in Latin letters are common in Korean texts. */
    private static final double KOREAN_SHARE = 0.3;

    public static final String KOREAN = "ko";

    private Language() {}

    /** The text's language: its script tells Korean, for others the tag is believed; empty when unknown. */
    public static String of(String text, String tag) {
        return isKorean(text) ? KOREAN : primary(tag);
    }

    /** Whether there is anything to understand: signs and emoji alone are no language. */
    public static boolean hasWords(String text) {
        return text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    public static boolean isKorean(String text) {
        long letters = text.codePoints().filter(Character::isLetter).count();
        long hangul = text.codePoints()
                .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HANGUL)
                .count();
        return letters > 0 && hangul >= KOREAN_SHARE * letters;
    }

    /** The primary subtag: {@code en} of {@code en-GB}; empty when the tag says nothing. */
    public static String primary(String tag) {
        return tag == null ? "" : Locale.forLanguageTag(tag).getLanguage();
    }
}
