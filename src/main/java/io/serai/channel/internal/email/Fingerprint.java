package io.serai.channel.internal.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** What two copies of one mail have in common, in hexadecimal. */
final class Fingerprint {

    private Fingerprint() {}

    static String of(byte[] bytes) {
        return hex(sha256().digest(bytes));
    }

    static String whole(MimeMessage mail) {
        MessageDigest digest = sha256();
        try {
            mail.writeTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        } catch (MessagingException | IOException e) {
            // As far as it can be read.
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
                byte[] buffer = new byte[8192];
                for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                    digest.update(buffer, 0, n);
                }
            }
        } catch (MessagingException | IOException e) {
            // A mail without a body; its headers tell it apart.
        }
        return hex(digest.digest());
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
