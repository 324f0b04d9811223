package io.serai.channel.internal.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.util.Locale;
import java.util.Set;

/** Mail that programs send: answers of other robots, out-of-office notes, bounces, newsletters, and the hub's own replies. */
final class AutomaticMail {

    /** Not {@code list}: a support address may itself be a group's. */
    private static final Set<String> BULK = Set.of("bulk", "junk", "auto_reply");

    private AutomaticMail() {}

    /** By Auto-Submitted (RFC 3834), Precedence, and the null return path of delivery reports (RFC 5321, 4.5.5). */
    static boolean is(MimeMessage mail) throws MessagingException {
        String submitted = header(mail, "Auto-Submitted");
        return !(submitted.isEmpty() || submitted.equals("no") || submitted.startsWith("no;"))
                || BULK.contains(header(mail, "Precedence"))
                || header(mail, "Return-Path").equals("<>")
                || header(mail, "Content-Type").startsWith("multipart/report");
    }

    private static String header(MimeMessage mail, String name) throws MessagingException {
        String[] values = mail.getHeader(name);
        return values == null ? "" : values[0].strip().toLowerCase(Locale.ROOT);
    }
}
