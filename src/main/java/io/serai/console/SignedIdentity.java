package io.serai.console;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Whom a site knows its visitor to be.
 *
 * @param hmac HMAC-SHA256 (RFC 2104) in hexadecimal of {@code user_id}, or of {@code user_id}, a line feed and {@code
 *     email} where there is one, by the channel's identity-secret; made by the site's server
 */
public record SignedIdentity(String userId, String email, String name, String hmac) {
    private static final String ALGORITHM = "HmacSHA256";

    /** @param secret null when the channel has none: then nothing is signed */
    boolean isSignedBy(String secret) {
        if (secret == null) {
            return false;
        }
        String signed = email == null ? userId : userId + "\n" + email;
        byte[] given = hmac.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(
                HexFormat.of().formatHex(hmac(secret, signed)).getBytes(StandardCharsets.US_ASCII), given);
    }

    private static byte[] hmac(String secret, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
