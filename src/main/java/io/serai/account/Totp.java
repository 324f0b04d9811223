package io.serai.account;

import com.bastiaanjansen.otp.SecretGenerator;
import com.bastiaanjansen.otp.TOTPGenerator;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/** Codes of six digits that change every 30 seconds (RFC 6238), as authenticator apps make them. */
record Totp(byte[] secret) {
    private static final long PERIOD = 30;
    private static final String ISSUER = "Serai";

    static Totp random() {
        return new Totp(SecretGenerator.generate());
    }

    /** The step of time whose code this is: the present one, or one off, because clocks differ. */
    OptionalLong step(String code, Instant now) {
        TOTPGenerator generator = TOTPGenerator.withDefaultValues(secret);
        byte[] said = code.getBytes(StandardCharsets.UTF_8);
        long step = now.getEpochSecond() / PERIOD;
        return LongStream.rangeClosed(step - 1, step + 1)
                .filter(it -> MessageDigest.isEqual(
                        generator.at(Instant.ofEpochSecond(it * PERIOD)).getBytes(StandardCharsets.UTF_8), said))
                .max();
    }

    /** For those who type it; in Base32. */
    String text() {
        return new String(secret, StandardCharsets.US_ASCII);
    }

    /** For a QR code. */
    URI uri(String email) {
        try {
            return TOTPGenerator.withDefaultValues(secret).getURI(ISSUER, email);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return "Totp[]";
    }
}
