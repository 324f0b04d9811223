package io.serai.conversation;

/**
 * A source of an answer. It opens at its address, or else shows what was cited.
 *
 * @param number as in the text
 * @param slug the article's readable name
 * @param url where the article can be read, or null
 * @param passage what was cited of an article that has no address, at most 600 characters; else null
 */
public record Citation(int number, String title, String slug, String url, String passage) {

    private static final int LONGEST = 600;

    public static Citation of(int number, String title, String slug, String url, String text) {
        return new Citation(number, title, slug, url, url == null ? beginning(text) : null);
    }

    private static String beginning(String text) {
        if (text.codePointCount(0, text.length()) <= LONGEST) {
            return text;
        }
        return text.substring(0, text.offsetByCodePoints(0, LONGEST - 1)).stripTrailing() + "…";
    }
}
