package io.serai.delivery;

import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Sends an answer by mail when the visitor of a web chat has left, and left an address. Decided once, when the delivery
 * is first sent; the chat shows the answer too when they come back, because it shows every message of the conversation.
 */
@Component
class AwayVisitors {

    private final AwayStore away;
    private final Channels channels;

    AwayVisitors(AwayStore away, Channels channels) {
        this.away = away;
        this.channels = channels;
    }

    void redirect(UUID deliveryId, ChannelConfig chat) {
        channels.emailFor(chat.id()).ifPresent(mailbox -> away.findAbsent(
                        deliveryId, mailbox.id(), chat.chat().awayAfter())
                .ifPresent(absent ->
                        away.sendBy(mailbox.id(), mailbox.messageRef(absent.messageId()), deliveryId, absent)));
    }
}
