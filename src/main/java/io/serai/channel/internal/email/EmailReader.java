package io.serai.channel.internal.email;

import io.serai.channel.Arrival;
import io.serai.channel.Bounce;
import io.serai.channel.Content;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.MailFile;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CoderMalfunctionError;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a mail (RFC 5322, MIME). */
public final class EmailReader {

    private static final String MEDIA_TYPE = "message/rfc822";

    private final long attachmentLimit;
    private final ReplyTokens tokens;
    private final Predicate<String> isOurs;

    /**
     * @param attachmentLimit in bytes; of a larger attachment only name and size are taken out of the mail
     * @param isOurs whether an address is one of the hub's own
     */
    public EmailReader(long attachmentLimit, ReplyTokens tokens, Predicate<String> isOurs) {
        this.attachmentLimit = attachmentLimit;
        this.tokens = tokens;
        this.isOurs = isOurs;
    }

    /** Never fails for what a mail says: what cannot be understood comes back as {@link UnreadableMessage}. */
    public Arrival read(String channelId, byte[] raw) {
        return read(channelId, Content.of(raw));
    }

    /** The same for a mail whose parts need not all be in memory. */
    public Arrival read(String channelId, Content raw) {
        try (InputStream shared =
                raw instanceof MailFile file ? file.open() : new SharedByteArrayInputStream(raw.bytes())) {
            return read(channelId, new MimeMessage(null, shared), raw);
        } catch (MessagingException | IOException | RuntimeException | CoderMalfunctionError | StackOverflowError e) {
            return keep(channelId, null, raw, unreadable(e));
        }
    }

    /** Keeps it without a look into it. @param name or null, to name it by its bytes */
    public UnreadableMessage keep(String channelId, String name, Content raw, String reason) {
        RawMessage wire = new RawMessage(raw, MEDIA_TYPE, Fingerprint.of(raw));
        return new UnreadableMessage(channelId, name == null ? "sha256:" + wire.fingerprint() : name, reason, wire);
    }

    private Arrival read(String channelId, MimeMessage mail, Content raw) {
        RawMessage wire = new RawMessage(raw, MEDIA_TYPE, Fingerprint.of(mail));
        String externalId = nameOf(mail, raw);
        try {
            Optional<DeliveryReport> report = DeliveryReport.in(mail);
            if (report.isPresent()) {
                DeliveryReport bounce = report.get();
                return new Bounce(
                        channelId, externalId, bounce.originalRef(), bounce.permanent(), bounce.detail(), wire);
            }
            return message(channelId, externalId, mail, wire);
        } catch (UnreadableMail e) {
            return new UnreadableMessage(channelId, externalId, e.getMessage(), wire);
        } catch (MessagingException | IOException | RuntimeException | CoderMalfunctionError | StackOverflowError e) {
            return new UnreadableMessage(channelId, externalId, unreadable(e), wire);
        }
    }

    private IncomingMessage message(String channelId, String externalId, MimeMessage mail, RawMessage wire)
            throws MessagingException, IOException {
        Sender sender = EmailHeaders.sender(mail);
        String subject = EmailHeaders.subject(mail);
        EmailBody body = new EmailBody(attachmentLimit);
        Words words = body.read(mail);
        List<String> references = EmailHeaders.references(mail);
        VisibleReply reply = VisibleReply.in(words, subject, !references.isEmpty());
        String text = reply.text();
        if (text.isBlank() && body.attachments().isEmpty()) {
            if (subject == null || subject.isBlank()) {
                throw new UnreadableMail("It is empty: no text, no subject and no attachment.");
            }
            text = subject;
        }
        return new IncomingMessage(
                channelId,
                externalId,
                sender,
                Recipients.others(mail, sender, isOurs),
                null,
                null,
                references,
                Recipients.repliesTo(mail, tokens),
                subject,
                null,
                text,
                reply.fullText(),
                words.html(),
                AutomaticMail.reason(mail),
                body.attachments(),
                wire);
    }

    /** Its Message-ID; a mail without one is named by its bytes. */
    private static String nameOf(MimeMessage mail, Content raw) {
        try {
            String name = EmailHeaders.messageId(mail);
            if (name != null) {
                return name;
            }
        } catch (MessagingException e) {
            // As without one.
        }
        return "sha256:" + Fingerprint.of(raw);
    }

    /** A decoder that a library brings, or a shape that it follows too deep, fails with an Error. */
    private static String unreadable(Throwable e) {
        return "It cannot be read as a mail: %s".formatted(e.getMessage());
    }
}
