package io.serai.channel;

import java.util.List;
import java.util.UUID;

/**
 * A customer's message, whatever channel it came by.
 *
 * @param channelId the configured account that received it
 * @param externalId the channel's own stable name for it; the same for every redelivery
 * @param sender who wrote it
 * @param participants who else was openly addressed (Cc), so that they may join the conversation
 * @param conversationId the conversation that the channel itself knows it belongs to (web chat), or null
 * @param threadKey where the channel has one thread per correspondent (a Telegram chat), its name; else null
 * @param references names of earlier messages that it answers (RFC 5322 References and In-Reply-To), nearest last
 * @param repliesTo the message of ours that the address it was sent to stands for, or null
 * @param subject or null
 * @param language BCP 47 as stated by the customer's client, or null
 * @param text what the customer wrote, as plain text; never null, may be empty when there are attachments
 * @param fullText the text with the history and signature that were cut from it; null when nothing was
 * @param html the formatted form where the channel has one, as received and not yet safe to show; or null
 * @param automatic why it must not be answered by a machine, as a short machine name such as {@code auto-submitted};
 *     null for a person's message
 * @param attachments in the order of the message
 * @param raw the wire form, or null
 */
public record IncomingMessage(
        String channelId,
        String externalId,
        Sender sender,
        List<Sender> participants,
        UUID conversationId,
        String threadKey,
        List<String> references,
        UUID repliesTo,
        String subject,
        String language,
        String text,
        String fullText,
        String html,
        String automatic,
        List<Attachment> attachments,
        RawMessage raw)
        implements Arrival {

    /** {@link #automatic()} for one that was written long before the hub came to see it. */
    public static final String OLD = "old-message";

    public IncomingMessage {
        participants = List.copyOf(participants);
        references = List.copyOf(references);
        subject = withoutNul(subject);
        text = withoutNul(text);
        fullText = withoutNul(fullText);
        html = withoutNul(html);
        attachments = List.copyOf(attachments);
    }

    /** A person's message by a channel that has neither quoted history nor further participants. */
    public IncomingMessage(
            String channelId,
            String externalId,
            Sender sender,
            UUID conversationId,
            String threadKey,
            List<String> references,
            String subject,
            String language,
            String text,
            String html,
            List<Attachment> attachments,
            RawMessage raw) {
        this(
                channelId,
                externalId,
                sender,
                List.of(),
                conversationId,
                threadKey,
                references,
                null,
                subject,
                language,
                text,
                null,
                html,
                null,
                attachments,
                raw);
    }

    @Override
    public IncomingMessage named(String name) {
        return copy(name, automatic);
    }

    /** The same, not to be answered by a machine. */
    public IncomingMessage automatic(String reason) {
        return copy(externalId, reason);
    }

    private IncomingMessage copy(String name, String reason) {
        return new IncomingMessage(
                channelId,
                name,
                sender,
                participants,
                conversationId,
                threadKey,
                references,
                repliesTo,
                subject,
                language,
                text,
                fullText,
                html,
                reason,
                attachments,
                raw);
    }

    /** PostgreSQL stores every character but this one, and no channel needs it. */
    private static String withoutNul(String text) {
        return text == null ? null : text.replace("\0", "");
    }

    /**
     * @param kind the address space: {@code email}, {@code telegram}, {@code webchat}
     * @param address unique within the kind; e-mail addresses in lower case
     * @param displayName or null
     */
    public record Sender(String kind, String address, String displayName) {

        public Sender {
            address = withoutNul(address);
            displayName = withoutNul(displayName);
        }
    }

    /**
     * @param mediaType as declared by the sender, not to be trusted
     * @param contentId the name by which the message's HTML shows it (RFC 2392), without brackets; or null
     * @param size in bytes
     * @param content null when the hub could not get it, or it is larger than the hub keeps
     * @param note why the content is missing, in words for an agent; null when it is there
     */
    public record Attachment(String name, String mediaType, String contentId, long size, Content content, String note) {

        public Attachment {
            name = withoutNul(name);
            mediaType = withoutNul(mediaType);
            contentId = withoutNul(contentId);
            note = withoutNul(note);
        }

        public Attachment(String name, String mediaType, byte[] content) {
            this(name, mediaType, null, content.length, Content.of(content), null);
        }

        public static Attachment missing(String name, String mediaType, long size, String note) {
            return new Attachment(name, mediaType, null, size, null, note);
        }
    }
}
