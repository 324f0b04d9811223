package io.serai.channel.internal.email;

import io.serai.channel.Content;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What two copies of one mail have in common, in hexadecimal. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(Content content) {
        MessageDigest digest = sha256();
        try (InputStream bytes = content.open()) {
            update(digest, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hex(digest.digest());
    }

    /** From, Date, Subject and the body. The other headers differ by the way that a copy took. */
    static String of(MimeMessage mail) {
        MessageDigest digest = sha256();
        try {
            for (String name : new String[] {"From", "Date", "Subject"}) {
                digest.update((EmailHeaders.first(mail, name) + "\n").getBytes(StandardCharsets.UTF_8));
            }
            try (InputStream body = mail.getRawInputStream()) {
                update(digest, body);
            }
        } catch (MessagingException | IOException e) {
            // A mail without a body; its headers tell it apart.
        }
        return hex(digest.digest());
    }

    private static void update(MessageDigest digest, InputStream bytes) throws IOException {
        byte[] buffer = new byte[8192];
        for (int n = bytes.read(buffer); n >= 0; n = bytes.read(buffer)) {
            digest.update(buffer, 0, n);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
