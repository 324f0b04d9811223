package io.serai.channel.internal.email;

import io.serai.channel.IncomingMessage.Attachment;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Walks through a mail's parts (RFC 2046) and sorts them into what is read and what is attached. */
final class EmailBody {

    private static final int MAX_DEPTH = 100;
    private static final int MAX_PARTS = 1000;
    private static final Map<String, String> ENDINGS =
            Map.of("message/rfc822", ".eml", "image/png", ".png", "image/jpeg", ".jpg", "application/pdf", ".pdf");

    private final List<Attachment> attachments = new ArrayList<>();
    private int parts;

    /** @param text null where there is only HTML; @param html null where there is only text */
    record Words(String text, String html) {

        static final Words NONE = new Words(null, null);

        boolean isEmpty() {
            return text == null && html == null;
        }

        String visible() {
            return text != null ? text : html == null ? "" : HtmlText.of(html);
        }
    }

    List<Attachment> attachments() {
        return attachments;
    }

    Words read(Part part) throws MessagingException, IOException {
        return read(part, 0);
    }

    private Words read(Part part, int depth) throws MessagingException, IOException {
        if (depth > MAX_DEPTH) {
            throw new UnreadableMail("Its parts are nested deeper than %d levels.".formatted(MAX_DEPTH));
        }
        if (++parts > MAX_PARTS) {
            throw new UnreadableMail("It has more than %d parts.".formatted(MAX_PARTS));
        }
        String type = mediaType(part);
        if (type.startsWith("multipart/") && part.getContent() instanceof Multipart multipart) {
            List<Words> words = new ArrayList<>();
            for (BodyPart child : children(multipart)) {
                words.add(read(child, depth + 1));
            }
            return type.equals("multipart/alternative") ? oneOf(words) : allOf(words);
        }
        return leaf(part, type);
    }

    private static List<BodyPart> children(Multipart multipart) throws MessagingException {
        List<BodyPart> children = new ArrayList<>();
        for (int i = 0; i < multipart.getCount(); i++) {
            children.add(multipart.getBodyPart(i));
        }
        if (children.isEmpty() && multipart instanceof MimeMultipart mime && mime.getPreamble() != null) {
            throw new UnreadableMail("Its parts cannot be told apart: the boundary between them is missing.");
        }
        return children;
    }

    private Words leaf(Part part, String type) throws MessagingException, IOException {
        String name = fileName(part);
        boolean attached = name != null || Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
        if (!attached && type.equals("text/plain")) {
            return new Words(PartText.text(part), null);
        }
        if (!attached && type.equals("text/html")) {
            return new Words(null, PartText.text(part));
        }
        String kept = name != null
                ? name
                : "attachment-%d%s".formatted(attachments.size() + 1, ENDINGS.getOrDefault(type, ""));
        attachments.add(new Attachment(kept, type, PartText.bytes(part)));
        return Words.NONE;
    }

    /** The same words in several forms: the first text and the last, richest HTML. */
    private static Words oneOf(List<Words> words) {
        String text = words.stream()
                .map(Words::text)
                .filter(t -> t != null && !t.isBlank())
                .findFirst()
                .orElse(null);
        String html = words.stream()
                .map(Words::html)
                .filter(h -> h != null)
                .reduce((a, b) -> b)
                .orElse(null);
        return new Words(text, html);
    }

    private static Words allOf(List<Words> words) {
        List<Words> present = words.stream().filter(w -> !w.isEmpty()).toList();
        if (present.size() < 2) {
            return present.isEmpty() ? Words.NONE : present.get(0);
        }
        String text = present.stream().map(Words::visible).collect(Collectors.joining("\n"));
        String html = present.stream().map(Words::html).filter(h -> h != null).collect(Collectors.joining("\n"));
        return new Words(text, html.isEmpty() ? null : html);
    }

    private static String mediaType(Part part) throws MessagingException {
        try {
            return new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
        } catch (ParseException e) {
            // RFC 2045, 5.2: what cannot be parsed is read as plain text.
            return "text/plain";
        }
    }

    private static String fileName(Part part) throws MessagingException {
        try {
            String name = PartText.header(part.getFileName());
            return name == null || name.isBlank() ? null : name.replaceAll("[/\\\\]", "_");
        } catch (ParseException e) {
            return null;
        }
    }

    private static String disposition(Part part) throws MessagingException {
        try {
            return part.getDisposition();
        } catch (ParseException e) {
            return null;
        }
    }

    /** A mail that cannot be understood, and why. */
    static final class UnreadableMail extends RuntimeException {
        UnreadableMail(String reason) {
            super(reason);
        }
    }
}
