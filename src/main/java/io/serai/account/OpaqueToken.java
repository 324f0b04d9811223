package io.serai.account;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/**
 * 256 random bits that open something. The hub keeps their SHA-256 only: no salt and no slow hash, because nobody guesses
 * them, and a look-up by the hash tells nothing by its time.
 */
record OpaqueToken(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    static OpaqueToken random(String prefix) {
        byte[] random = new byte[BYTES];
        RANDOM.nextBytes(random);
        return new OpaqueToken(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "OpaqueToken[]";
    }
}
