package io.serai.channel;

import io.serai.channel.internal.email.EmailReader;
import io.serai.channel.internal.email.EmailWriter;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import org.springframework.stereotype.Component;

/** The translation between mails (RFC 5322, MIME) and the messages of the hub. */
@Component
public class Emails {

    /** @param raw the mail's bytes; what cannot be understood in them comes back as {@link UnreadableMessage} */
    public Arrival read(String channelId, byte[] raw) {
        return EmailReader.read(channelId, raw);
    }

    /**
     * Writes a reply whose Message-ID is the message's {@code messageRef}.
     *
     * @param fromName or blank
     * @param replyTo or blank
     * @throws MessagingException when an address is none
     */
    public MimeMessage write(OutgoingMessage message, String from, String fromName, String replyTo)
            throws MessagingException {
        return EmailWriter.write(message, from, fromName, replyTo);
    }
}
