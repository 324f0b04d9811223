package io.serai.channel.internal.email;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A message's name and the proof that this hub gave it (HMAC-SHA256, the first 80 bits as RFC 2104, section 5, allows),
 * in 41 digits to the base of 36: short enough for an address, and the same in upper and lower case, as mail servers
 * change that.
 */
public final class ReplyTokens {

    static final int LENGTH = 41;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int DIGITS = Character.MAX_RADIX;
    private static final int NAME = 16;
    private static final int PROOF = 10;

    private final SecretKeySpec key;

    public ReplyTokens(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String of(UUID messageId) {
        byte[] name = ByteBuffer.allocate(NAME)
                .putLong(messageId.getMostSignificantBits())
                .putLong(messageId.getLeastSignificantBits())
                .array();
        byte[] token =
                ByteBuffer.allocate(NAME + PROOF).put(name).put(proof(name)).array();
        String digits = new BigInteger(1, token).toString(DIGITS);
        return "0".repeat(LENGTH - digits.length()) + digits;
    }

    /** @return empty for one that this hub did not make */
    Optional<UUID> read(String token) {
        BigInteger number = new BigInteger(token, DIGITS);
        if (number.bitLength() > (NAME + PROOF) * Byte.SIZE) {
            return Optional.empty();
        }
        byte[] digits = number.toByteArray();
        byte[] bytes = new byte[NAME + PROOF];
        int length = Math.min(digits.length, bytes.length);
        System.arraycopy(digits, digits.length - length, bytes, bytes.length - length, length);
        byte[] name = Arrays.copyOf(bytes, NAME);
        boolean ours = MessageDigest.isEqual(proof(name), Arrays.copyOfRange(bytes, NAME, bytes.length));
        ByteBuffer parts = ByteBuffer.wrap(name);
        return ours ? Optional.of(new UUID(parts.getLong(), parts.getLong())) : Optional.empty();
    }

    private byte[] proof(byte[] name) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Arrays.copyOf(mac.doFinal(name), PROOF);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
