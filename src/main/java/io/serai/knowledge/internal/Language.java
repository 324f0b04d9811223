package io.serai.knowledge.internal;

import java.util.Locale;

/** What is known about the language of a text. */
public final class Language {

    /** Product names in Latin letters are common in Korean texts. */
    private static final double KOREAN_SHARE = 0.3;

    private Language() {}

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
