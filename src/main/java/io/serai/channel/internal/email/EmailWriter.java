package io.serai.channel.internal.email;

import io.serai.channel.OutgoingMail;
import io.serai.channel.OutgoingMessage;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;

/** Writes a reply as a mail that threads (RFC 5322) and says so when no person wrote it (RFC 3834). */
public final class EmailWriter {

    /** Tells the hub its own mail when a redirection brings it back; other robots' answers carry it too at times. */
    static final String LOOP = "X-Serai-Loop";

    private static final Session SESSION = Session.getInstance(new Properties());
    private static final Pattern REPLY_PREFIX =
            Pattern.compile("^(?:re|aw|sv|답장|回复)\\s*[:：].*", Pattern.CASE_INSENSITIVE);
    /** RFC 5322 allows longer ones; some servers do not. */
    private static final int MOST_REFERENCES = 20;

    private final ReplyTokens tokens;

    public EmailWriter(ReplyTokens tokens) {
        this.tokens = tokens;
    }

    /** @param fromName or blank; @param replyTo or blank; @param replyAddress or blank, see {@link ReplyAddress} */
    public MimeMessage write(OutgoingMessage message, String from, String fromName, String replyTo, String replyAddress)
            throws MessagingException {
        MimeMessage mail = new OutgoingMail(SESSION, oneLine(message.messageRef()));
        mail.setFrom(address(from, fromName));
        String answersTo =
                replyAddress.isBlank() ? replyTo : ReplyAddress.of(replyAddress, message.messageRef(), tokens);
        if (!answersTo.isBlank()) {
            mail.setReplyTo(new InternetAddress[] {address(answersTo, "")});
        }
        mail.setRecipient(RecipientType.TO, address(message.address(), ""));
        for (String other : message.copiedTo()) {
            copy(mail, other);
        }
        mail.setSubject(subject(message.subject()), "UTF-8");
        List<String> references = message.references().stream()
                .map(EmailWriter::oneLine)
                // A mail that came without a Message-ID has a name of ours, which its writer never saw.
                .filter(reference -> reference.startsWith("<"))
                // The hub tells apart mails that reuse a name; their writers know the name alone.
                .map(reference -> reference.replaceFirst(">#[0-9a-f]+$", ">"))
                .toList();
        if (!references.isEmpty()) {
            mail.setHeader("In-Reply-To", references.get(references.size() - 1));
            List<String> nearest =
                    references.subList(Math.max(0, references.size() - MOST_REFERENCES), references.size());
            mail.setHeader("References", String.join("\r\n ", nearest));
        }
        if (message.automatic()) {
            mail.setHeader("Auto-Submitted", "auto-replied");
        }
        mail.setHeader(LOOP, message.channelId());
        mail.setText(message.text(), "UTF-8");
        mail.saveChanges();
        return mail;
    }

    private static void copy(MimeMessage mail, String other) throws MessagingException {
        try {
            mail.addRecipient(RecipientType.CC, address(other, ""));
        } catch (AddressException e) {
            // Somebody else mistyped it; the customer gets the answer nevertheless.
        }
    }

    private static InternetAddress address(String address, String name) throws MessagingException {
        InternetAddress mailbox = new InternetAddress(oneLine(address), true);
        if (!name.isBlank()) {
            try {
                mailbox.setPersonal(oneLine(name), StandardCharsets.UTF_8.name());
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException(e);
            }
        }
        return mailbox;
    }

    private static String subject(String subject) {
        String line = subject == null ? "" : oneLine(subject);
        return REPLY_PREFIX.matcher(line).matches() ? line : ("Re: " + line).trim();
    }

    /** A line break would let the text after it become a header of its own. */
    private static String oneLine(String value) {
        return value.replaceAll("[\\r\\n\\x00-\\x1f\\u2028\\u2029]+", " ").trim();
    }
}
