package io.serai.channel;

import java.util.List;
import java.util.UUID;

/**
 * A customer's message, whatever channel it came by.
 *
 * @param channelId the configured account that received it
 * @param externalId the channel's own stable name for it; the same for every redelivery
 * @param sender who wrote it
 * @param conversationId the conversation that the channel itself knows it belongs to (web chat), or null
 * @param threadKey where the channel has one thread per correspondent (a Telegram chat), its name; else null
 * @param references names of earlier messages that it answers (RFC 5322 References and In-Reply-To), nearest last
 * @param subject or null
 * @param text what the customer wrote, as plain text; never null, may be empty when there are attachments
 * @param html the formatted form where the channel has one, as received and not yet safe to show; or null
 * @param attachments in the order of the message
 * @param raw the wire form, or null
 * @param language BCP 47 as stated by the sender's client, or null
 */
public record IncomingMessage(
        String channelId,
        String externalId,
        Sender sender,
        UUID conversationId,
        String threadKey,
        List<String> references,
        String subject,
        String text,
        String html,
        List<Attachment> attachments,
        RawMessage raw,
        String language)
        implements Arrival {

    public IncomingMessage {
        references = List.copyOf(references);
        attachments = List.copyOf(attachments);
    }

    /** For channels that do not tell a language. */
    public IncomingMessage(
            String channelId,
            String externalId,
            Sender sender,
            UUID conversationId,
            String threadKey,
            List<String> references,
            String subject,
            String text,
            String html,
            List<Attachment> attachments,
            RawMessage raw) {
        this(
                channelId,
                externalId,
                sender,
                conversationId,
                threadKey,
                references,
                subject,
                text,
                html,
                attachments,
                raw,
                null);
    }

    /**
     * @param kind the address space: {@code email}, {@code telegram}, {@code webchat}
     * @param address unique within the kind; e-mail addresses in lower case
     * @param displayName or null
     */
    public record Sender(String kind, String address, String displayName) {}

    /** @param mediaType as declared by the sender, not to be trusted */
    public record Attachment(String name, String mediaType, byte[] content) {}
}
