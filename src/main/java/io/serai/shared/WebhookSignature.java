package io.serai.shared;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and checks messages as Standard Webhooks 1.0 says (https://www.standardwebhooks.com): HMAC-SHA256 over
 * {@code id.timestamp.body}, in Base64, behind {@code v1,}.
 */
public final class WebhookSignature {

    public static final String ID_HEADER = "webhook-id";
    public static final String TIMESTAMP_HEADER = "webhook-timestamp";
    public static final String SIGNATURE_HEADER = "webhook-signature";
    /** How far a message's time may lie from now, either way. */
    public static final Duration TOLERANCE = Duration.ofMinutes(5);

    private static final String PREFIX = "whsec_";
    private static final String VERSION = "v1,";
    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final List<SecretKeySpec> keys;

    private WebhookSignature(List<SecretKeySpec> keys) {
        this.keys = keys;
    }

    /**
     * @param secrets {@code whsec_} and a key in Base64; while a secret is being changed, two of them separated by a space
     * @throws IllegalArgumentException when a key is not Base64 of 24 to 64 bytes; the message does not tell it
     */
    public static WebhookSignature of(String secrets) {
        return new WebhookSignature(Arrays.stream(secrets.strip().split("\\s+"))
                .map(WebhookSignature::key)
                .toList());
    }

    public static String newSecret() {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return PREFIX + Base64.getEncoder().encodeToString(key);
    }

    private static SecretKeySpec key(String secret) {
        String encoded = secret.startsWith(PREFIX) ? secret.substring(PREFIX.length()) : secret;
        byte[] key;
        try {
            key = Base64.getDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("A webhook secret is not Base64.");
        }
        if (key.length < 24 || key.length > 64) {
            throw new IllegalArgumentException("A webhook secret must have 24 to 64 bytes.");
        }
        return new SecretKeySpec(key, ALGORITHM);
    }

    /** The value of the signature header: one signature for each secret. */
    public String sign(String id, Instant timestamp, byte[] body) {
        return keys.stream()
                .map(key ->
                        VERSION + Base64.getEncoder().encodeToString(hmac(key, id, timestamp.getEpochSecond(), body)))
                .collect(Collectors.joining(" "));
    }

    /** Whether one of the signatures is right and the message is of this time. Takes the same time for every wrong one. */
    public boolean matches(String id, String timestamp, String signatures, byte[] body, Instant now) {
        if (id == null || id.isBlank() || timestamp == null || signatures == null || !timestamp.matches("\\d{1,12}")) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        if (Math.abs(now.getEpochSecond() - seconds) > TOLERANCE.toSeconds()) {
            return false;
        }
        boolean right = false;
        for (SecretKeySpec key : keys) {
            byte[] expected = hmac(key, id, seconds, body);
            for (String signature : signatures.split(" ")) {
                right |= signature.startsWith(VERSION) && MessageDigest.isEqual(expected, decoded(signature));
            }
        }
        return right;
    }

    private static byte[] decoded(String signature) {
        try {
            return Base64.getDecoder().decode(signature.substring(VERSION.length()));
        } catch (IllegalArgumentException e) {
            return new byte[0];
        }
    }

    private static byte[] hmac(SecretKeySpec key, String id, long timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update("%s.%d.".formatted(id, timestamp).getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
