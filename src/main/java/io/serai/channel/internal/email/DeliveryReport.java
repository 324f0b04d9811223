package io.serai.channel.internal.email;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A report that a mail was not delivered: as RFC 3464 writes it, or in the words of a mail server.
 *
 * @param originalRef the Message-ID of the mail that it is about
 * @param permanent false while the server goes on trying
 */
record DeliveryReport(String originalRef, boolean permanent, String detail) {

    private static final int MOST = 200_000;
    private static final int DETAIL = 500;
    private static final Pattern ORIGINAL =
            Pattern.compile("^[>\\s]*Message-ID:\\s*(<[^<>\\s]{1,500}>)", Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    static Optional<DeliveryReport> in(MimeMessage mail) throws MessagingException, IOException {
        Found found = new Found();
        LenientType type = LenientType.of(mail);
        if (type.is("multipart/report") || BounceWords.isFromAServer(mail)) {
            found.read(mail, 0);
        }
        if (found.action != null) {
            return found.action.equals("failed") || found.action.equals("delayed")
                    ? found.report(mail, found.action.equals("failed"), found.detail)
                    : Optional.empty();
        }
        String words = found.words.toString();
        return BounceWords.tell(mail, words)
                ? found.report(mail, !BounceWords.isDelay(words), BounceWords.detail(words))
                : Optional.empty();
    }

    /** What the parts of a report say. */
    private static final class Found {

        private final StringBuilder words = new StringBuilder();
        private String action;
        private String detail = "";
        private String original;

        void read(Part part, int depth) throws MessagingException, IOException {
            LenientType type = LenientType.of(part);
            if (type.isMultipart() && depth < 5) {
                Multipart multipart = Parts.of(part, type);
                for (int i = 0; i < Math.min(multipart.getCount(), 10); i++) {
                    read(multipart.getBodyPart(i), depth + 1);
                }
                return;
            }
            byte[] bytes = PartText.start(part, MOST);
            switch (type.name()) {
                case "message/delivery-status", "message/global-delivery-status" -> status(bytes);
                case "message/rfc822", "message/rfc822-headers", "text/rfc822-headers", "message/global-headers" ->
                    original = firstMessageId(PartText.text(bytes, type));
                case "text/html" ->
                    words.append(HtmlText.whole(PartText.text(bytes, type))).append('\n');
                default -> words.append(PartText.text(bytes, type)).append('\n');
            }
        }

        /** One block of fields about the message, then one for each recipient (RFC 3464, section 2.1). */
        private void status(byte[] bytes) throws MessagingException {
            ByteArrayInputStream blocks = new ByteArrayInputStream(bytes);
            while (blocks.available() > 0) {
                InternetHeaders fields = new InternetHeaders(blocks);
                String said = field(fields, "Action").toLowerCase(Locale.ROOT);
                // The worst news counts.
                if (!said.isEmpty() && (action == null || said.equals("failed"))) {
                    action = said;
                    detail = "%s %s %s"
                            .formatted(
                                    field(fields, "Status"),
                                    field(fields, "Final-Recipient").replaceFirst("^\\s*[\\w-]+\\s*;\\s*", ""),
                                    field(fields, "Diagnostic-Code"))
                            .strip();
                }
            }
        }

        private static String field(InternetHeaders fields, String name) {
            String[] values = fields.getHeader(name);
            return values == null ? "" : HeaderText.of(values[0]);
        }

        Optional<DeliveryReport> report(MimeMessage mail, boolean permanent, String detail) throws MessagingException {
            String about = original != null ? original : firstMessageId(words.toString());
            if (about == null) {
                var references = EmailHeaders.references(mail);
                about = references.isEmpty() ? null : references.get(references.size() - 1);
            }
            String told = detail.isBlank() ? String.valueOf(EmailHeaders.subject(mail)) : detail;
            return about == null
                    ? Optional.empty()
                    : Optional.of(new DeliveryReport(
                            about, permanent, told.length() <= DETAIL ? told : told.substring(0, DETAIL)));
        }

        private static String firstMessageId(String text) {
            Matcher name = ORIGINAL.matcher(text);
            return name.find() ? name.group(1) : null;
        }
    }
}
