package io.serai.delivery;

import io.serai.channel.Channels;
import io.serai.channel.OurAddresses;
import io.serai.channel.OutgoingMessage;
import io.serai.delivery.RecipientStore.Correspondence;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Whom a mail goes to. A person's answer goes where a mail program's reply to all would: to who wrote last, and openly to
 * everybody whom that mail addressed; whoever began the conversation is never left out of it. What no person wrote or
 * agreed to goes to those who asked, and to nobody whom they merely named.
 */
@Component
class Recipients {

    private final RecipientStore mails;
    private final Channels channels;
    private final OurAddresses ourAddresses;

    Recipients(RecipientStore mails, Channels channels, OurAddresses ourAddresses) {
        this.mails = mails;
        this.channels = channels;
        this.ourAddresses = ourAddresses;
    }

    OutgoingMessage addressed(OutgoingMessage message) {
        boolean isMail = channels.find(message.channelId())
                .filter(channel -> channel.kind().equals("email"))
                .isPresent();
        return isMail
                ? mails.find(message.deliveryId())
                        .map(correspondence -> addressed(message, correspondence))
                        .orElse(message)
                : message;
    }

    private OutgoingMessage addressed(OutgoingMessage message, Correspondence mail) {
        if (mail.lastBy() == null) {
            return message;
        }
        String to = mail.elsewhere() == null ? mail.lastBy() : mail.elsewhere();
        Set<String> copies = new LinkedHashSet<>(mail.askedBy());
        if (!message.automatic()) {
            copies.add(mail.beganBy());
            copies.addAll(mail.copiedTo());
        }
        List<String> others = copies.stream()
                .filter(one -> !one.equals(to) && !ourAddresses.contains(one))
                .toList();
        return message.to(to, others);
    }
}
