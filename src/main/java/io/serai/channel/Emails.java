package io.serai.channel;

import io.serai.account.HubKeys;
import io.serai.channel.internal.email.EmailReader;
import io.serai.channel.internal.email.EmailWriter;
import io.serai.channel.internal.email.ReplyTokens;
import io.serai.channel.internal.email.SafeHtml;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.util.StreamProvider;
import java.util.Map;
import org.eclipse.angus.mail.util.MailStreamProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/** The translation between mails (RFC 5322, MIME) and the messages of the hub. */
@Component
public class Emails {

    static {
        // Else Jakarta Mail looks for its implementation among the services of the class path, several times a mail.
        System.setProperty(StreamProvider.class.getName(), MailStreamProvider.class.getName());
    }

    private final EmailReader reader;
    private final EmailWriter writer;

    /** @param attachmentLimit of a larger attachment only name and size are kept beside the raw mail */
    Emails(
            @Value("${serai.email.attachment-limit}") DataSize attachmentLimit,
            HubKeys keys,
            OurAddresses ourAddresses) {
        ReplyTokens tokens = new ReplyTokens(keys.key("reply-address"));
        reader = new EmailReader(attachmentLimit.toBytes(), tokens, ourAddresses::contains);
        writer = new EmailWriter(tokens);
    }

    /** The same for a mail in memory. */
    public Arrival read(String channelId, byte[] raw) {
        return read(channelId, Content.of(raw));
    }

    /**
     * Reads a mail: a message, a {@link Bounce} (RFC 3464, or a server's own words) about a mail of ours, or, when it
     * cannot be understood, an {@link UnreadableMessage}. A message that programs sent says so, see {@link
     * IncomingMessage#automatic()}.
     *
     * @param raw the mail's bytes; those of a {@link MailFile} stay on disk, and so do its larger attachments
     */
    public Arrival read(String channelId, Content raw) {
        return reader.read(channelId, raw);
    }

    /** Keeps a mail's bytes without a look into them. @param name or null, to name it by its bytes */
    public UnreadableMessage keep(String channelId, String name, Content raw, String reason) {
        return reader.keep(channelId, name, raw, reason);
    }

    /**
     * HTML that may be shown to an agent: no scripts, styles, forms or frames, no hidden loading.
     *
     * @param html as it was received
     * @param remoteImages whether pictures may be loaded from the sender's servers, who then know that the mail is read
     * @param images the URLs of the pictures that the mail brought along, by {@link
     *     IncomingMessage.Attachment#contentId()}
     */
    public ShownHtml safeHtml(String html, boolean remoteImages, Map<String, String> images) {
        return SafeHtml.of(html, remoteImages, images);
    }

    /**
     * Writes a reply whose Message-ID is the message's {@code messageRef}.
     *
     * @param fromName or blank
     * @param replyTo or blank
     * @param replyAddress where answers go to, with the message's token added ({@code name+token@…}); or blank
     * @throws MessagingException when an address is none
     */
    public MimeMessage write(OutgoingMessage message, String from, String fromName, String replyTo, String replyAddress)
            throws MessagingException {
        return writer.write(message, from, fromName, replyTo, replyAddress);
    }
}
