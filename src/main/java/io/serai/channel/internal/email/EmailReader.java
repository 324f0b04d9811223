package io.serai.channel.internal.email;

import io.serai.channel.Arrival;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import io.serai.channel.internal.email.EmailBody.UnreadableMail;
import io.serai.channel.internal.email.EmailBody.Words;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads a mail (RFC 5322, MIME) from its bytes. */
public final class EmailReader {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]{1,500}>");
    private static final int LONGEST_NAME = 500;
    /** RFC 5321, section 4.5.3.1: 64 before the @, 255 after it. */
    private static final int LONGEST_ADDRESS = 320;

    private EmailReader() {}

    /** Never fails for what a mail says: what cannot be understood comes back as {@link UnreadableMessage}. */
    public static Arrival read(String channelId, byte[] raw) {
        RawMessage wire = new RawMessage(raw, "message/rfc822");
        String externalId = "sha256:" + sha256(raw);
        try {
            MimeMessage mail = new MimeMessage(null, new ByteArrayInputStream(raw));
            externalId = messageId(mail, externalId);
            return message(channelId, externalId, mail, wire);
        } catch (UnreadableMail e) {
            return new UnreadableMessage(channelId, externalId, e.getMessage(), wire);
        } catch (MessagingException | IOException | RuntimeException e) {
            String reason = "It cannot be read as a mail: %s".formatted(e.getMessage());
            return new UnreadableMessage(channelId, externalId, reason, wire);
        }
    }

    private static IncomingMessage message(String channelId, String externalId, MimeMessage mail, RawMessage wire)
            throws MessagingException, IOException {
        if (AutomaticMail.is(mail)) {
            throw new UnreadableMail("It was sent by a program, which must not be answered by one.");
        }
        Sender sender = sender(mail);
        String subject = PartText.header(mail.getHeader("Subject", null));
        EmailBody body = new EmailBody();
        Words words = body.read(mail);
        String text = QuotedHistory.stripped(withoutNul(words.visible()).strip());
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
                null,
                null,
                references(mail),
                subject,
                null,
                text,
                words.html() == null ? null : withoutNul(words.html()),
                body.attachments(),
                wire);
    }

    private static String messageId(MimeMessage mail, String otherwise) throws MessagingException {
        String value = mail.getHeader("Message-ID", null);
        String name = value == null ? "" : value.replaceAll("[\\s\\p{Cntrl}]", "");
        return name.isEmpty() || name.length() > LONGEST_NAME ? otherwise : name;
    }

    private static Sender sender(MimeMessage mail) throws MessagingException {
        String from = mail.getHeader("From", ",");
        if (from == null || from.isBlank()) {
            throw new UnreadableMail("It does not say whom it is from.");
        }
        InternetAddress address = address(from);
        String name = PartText.header(address.getPersonal());
        return new Sender(
                "email",
                withoutNul(address.getAddress()).toLowerCase(Locale.ROOT),
                name == null || name.isBlank() ? null : name);
    }

    private static InternetAddress address(String from) {
        try {
            InternetAddress[] addresses = InternetAddress.parseHeader(from, false);
            if (addresses.length > 0
                    && addresses[0].getAddress().length() <= LONGEST_ADDRESS
                    && addresses[0].getAddress().matches("[^@\\s]+@[^@\\s]+")) {
                return addresses[0];
            }
        } catch (AddressException e) {
            // Told below, like an address that is none.
        }
        throw new UnreadableMail("Its sender is not an address: %s".formatted(PartText.header(from)));
    }

    private static List<String> references(MimeMessage mail) throws MessagingException {
        String headers = "%s %s".formatted(mail.getHeader("References", " "), mail.getHeader("In-Reply-To", " "));
        Set<String> nearestLast = new LinkedHashSet<>();
        MESSAGE_ID.matcher(headers).results().map(MatchResult::group).forEach(name -> {
            nearestLast.remove(name);
            nearestLast.add(name);
        });
        return List.copyOf(nearestLast);
    }

    /** PostgreSQL's text cannot hold it. */
    private static String withoutNul(String text) {
        return text.replace("\0", "");
    }

    private static String sha256(byte[] raw) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(raw));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
