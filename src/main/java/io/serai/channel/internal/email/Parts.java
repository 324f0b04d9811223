package io.serai.channel.internal.email;

import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a part's headers say of it, also where they are wrong. */
final class Parts {

    private static final int LONGEST_NAME = 200;
    /** Without the quotes that it needs (RFC 2183, section 2). */
    private static final Pattern BARE_NAME =
            Pattern.compile("name\\s*=\\s*\"?([^\";\\r\\n]{1,300})", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> ENDINGS = Map.of(
            "message/rfc822", ".eml",
            "text/rfc822-headers", ".txt",
            "text/plain", ".txt",
            "text/html", ".html",
            "text/calendar", ".ics",
            "image/png", ".png",
            "image/jpeg", ".jpg",
            "image/gif", ".gif",
            "application/pdf", ".pdf");

    private Parts() {}

    static Multipart of(Part part, LenientType type) throws MessagingException, IOException {
        Multipart declared = declared(part, type);
        if (declared != null && !isUndivided(declared)) {
            return declared;
        }
        // Jakarta Mail finds the boundary by itself when it is told none.
        Multipart found = new MimeMultipart(new WithoutBoundary(part));
        if (isUndivided(found)) {
            throw new UnreadableMail("Its parts cannot be told apart: the boundary between them is missing.");
        }
        return found;
    }

    private static Multipart declared(Part part, LenientType type) throws MessagingException, IOException {
        try {
            return type.parameter("boundary") != null
                            && part.getContent() instanceof Multipart multipart
                            && multipart.getCount() >= 0
                    ? multipart
                    : null;
        } catch (MessagingException | IOException e) {
            return null;
        }
    }

    private static boolean isUndivided(Multipart multipart) throws MessagingException {
        return multipart.getCount() == 0;
    }

    /** @return null when it has none */
    static String fileName(Part part) throws MessagingException {
        String name = HeaderText.of(declaredName(part));
        if (name == null || name.isBlank()) {
            return null;
        }
        String plain = name.replaceAll("[/\\\\:\\u202a-\\u202e\\u2066-\\u2069]", "_");
        return plain.length() <= LONGEST_NAME ? plain : plain.substring(plain.length() - LONGEST_NAME);
    }

    private static String declaredName(Part part) throws MessagingException {
        try {
            return part.getFileName();
        } catch (ParseException | IllegalArgumentException e) {
            for (String header : new String[] {"Content-Disposition", "Content-Type"}) {
                String[] values = part.getHeader(header);
                Matcher name = BARE_NAME.matcher(values == null ? "" : values[0]);
                if (name.find()) {
                    return name.group(1).strip();
                }
            }
            return null;
        }
    }

    static String nameFor(LenientType type, int number) {
        return "attachment-%d%s".formatted(number, ENDINGS.getOrDefault(type.name(), ""));
    }

    static boolean isAttached(Part part) throws MessagingException {
        try {
            return Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition());
        } catch (ParseException e) {
            String[] values = part.getHeader("Content-Disposition");
            return values != null && values[0].strip().toLowerCase(Locale.ROOT).startsWith(Part.ATTACHMENT);
        }
    }

    static String contentId(Part part) throws MessagingException {
        String[] values = part.getHeader("Content-ID");
        String id = values == null ? "" : values[0].replaceAll("[<>\\s]", "");
        return id.isEmpty() ? null : id;
    }

    private record WithoutBoundary(Part part) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            try {
                return part.getInputStream();
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException();
        }

        @Override
        public String getContentType() {
            return "multipart/mixed";
        }

        @Override
        public String getName() {
            return "";
        }
    }
}
