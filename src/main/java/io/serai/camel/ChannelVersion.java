package io.serai.camel;

import io.serai.channel.ChannelConfig;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What a channel's files say at one time. Two versions are equal when nothing would change between them.
 *
 * @param hash names the files' content, without the secrets that they refer to
 * @param config null when there is a mistake, and so are the kamelets; they are null for a disabled channel, too
 * @param mistake or null
 */
record ChannelVersion(
        String id, String hash, ChannelConfig config, ChannelKamelet source, ChannelKamelet sink, String mistake) {

    static String hash(String... texts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String text : texts) {
                digest.update(text.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A configuration may hold secrets, and a version may be logged. */
    @Override
    public String toString() {
        return "%s %s".formatted(id, hash);
    }
}
