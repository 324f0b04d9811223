package io.serai.channel;

import java.util.List;
import java.util.UUID;

/**
 * A message on its way to a customer, as a channel's sink kamelet receives it.
 *
 * @param deliveryId the delivery that it belongs to
 * @param channelId the configured account that sends it
 * @param address the customer's address within the channel
 * @param threadKey the channel's thread (a Telegram chat), or null
 * @param subject or null
 * @param text plain text
 * @param messageRef the name fixed when the message was made (an e-mail's Message-ID, in angle brackets), the same at
 *     every attempt
 * @param references names of the messages that it answers, nearest last
 * @param automatic whether no person wrote it or agreed to it
 * @param copiedTo who else gets it openly (Cc), where the channel can do that
 */
public record OutgoingMessage(
        UUID deliveryId,
        String channelId,
        String address,
        String threadKey,
        String subject,
        String text,
        String messageRef,
        List<String> references,
        boolean automatic,
        List<String> copiedTo) {

    /** To nobody but the customer. */
    public OutgoingMessage(
            UUID deliveryId,
            String channelId,
            String address,
            String threadKey,
            String subject,
            String text,
            String messageRef,
            List<String> references,
            boolean automatic) {
        this(deliveryId, channelId, address, threadKey, subject, text, messageRef, references, automatic, List.of());
    }

    /** The same to others. */
    public OutgoingMessage to(String otherAddress, List<String> otherCopies) {
        return new OutgoingMessage(
                deliveryId,
                channelId,
                otherAddress,
                threadKey,
                subject,
                text,
                messageRef,
                references,
                automatic,
                otherCopies);
    }
}
