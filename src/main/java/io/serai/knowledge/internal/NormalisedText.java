package io.serai.knowledge.internal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Text as it is embedded: NFKC, lower case, one space between words, and not more than its beginning: a long mail says
 * what it is about early, and the time to embed grows with the length. Equal texts share one embedding.
 */
public record NormalisedText(String text) {

    private static final int MOST_CHARACTERS = 2_000;
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}]+");

    public static NormalisedText of(String text) {
        String beginning = text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) : text;
        String composed = Normalizer.normalize(beginning, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return new NormalisedText(SPACE.matcher(composed).replaceAll(" ").strip());
    }

    public TextHash hash() {
        try {
            return new TextHash(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** SHA-256 of a normalised text. */
    public record TextHash(byte[] bytes) {

        @Override
        public boolean equals(Object other) {
            return other instanceof TextHash hash && Arrays.equals(bytes, hash.bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }

        @Override
        public String toString() {
            return HexFormat.of().formatHex(bytes);
        }
    }
}
