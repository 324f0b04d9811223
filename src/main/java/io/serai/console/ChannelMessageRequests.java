package io.serai.console;

import io.serai.channel.WebhookMessages;
import io.serai.conversation.Posted;
import io.serai.shared.Kind;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What programs post to channels of the kind webhook. */
@Component
public class ChannelMessageRequests {

    public enum Reception {
        STORED,
        DUPLICATE,
        /** Kept for a person. */
        UNREADABLE
    }

    public record Received(Reception state, UUID conversationId, UUID messageId) {}

    private final WebhookMessages webhooks;

    ChannelMessageRequests(WebhookMessages webhooks) {
        this.webhooks = webhooks;
    }

    /** The same answer for a wrong signature and an unknown channel, so that channels cannot be guessed. */
    @RouteStep
    public void check(String channelId, String id, String timestamp, String signature, String body) {
        boolean accepted = webhooks.accepts(channelId, id, timestamp, signature, body);
        if (!accepted) {
            throw new SeraiException(Kind.UNAUTHENTICATED, "The message is not signed for this channel and this time.");
        }
    }

    @RouteStep
    public void away() {
        throw new SeraiException(Kind.UNAVAILABLE, "The channel does not run right now. Send the message again.");
    }

    @RouteStep
    public Received received(Posted posted) {
        if (posted.messageId() == null) {
            return new Received(posted.duplicate() ? Reception.DUPLICATE : Reception.UNREADABLE, null, null);
        }
        return new Received(
                posted.duplicate() ? Reception.DUPLICATE : Reception.STORED,
                posted.conversationId(),
                posted.messageId());
    }
}
