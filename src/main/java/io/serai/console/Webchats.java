package io.serai.console;

import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.conversation.Conversations;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The web chats, and whose visitor somebody is. */
@Component
class Webchats {
    static final String KIND = "webchat";

    private final Channels channels;
    private final Conversations conversations;

    Webchats(Channels channels, Conversations conversations) {
        this.channels = channels;
        this.conversations = conversations;
    }

    /** An enabled one. */
    Optional<ChannelConfig> find(String id) {
        return channels.find(id)
                .filter(channel -> channel.enabled() && channel.kind().equals(KIND));
    }

    /** @param origin another site's, or null @throws SeraiException NOT_FOUND; FORBIDDEN for that site */
    ChannelConfig get(String id, String origin) {
        ChannelConfig channel = find(id).orElseThrow(() -> SeraiException.notFound("web chat", id));
        checkOrigin(channel, origin);
        return channel;
    }

    static void checkOrigin(ChannelConfig channel, String origin) {
        if (origin != null && !channel.chat().origins().contains(origin)) {
            throw new SeraiException(Kind.FORBIDDEN, ChatOrigins.REFUSED);
        }
    }

    /** @throws SeraiException INVALID unless the site has signed it */
    static void checkIdentity(ChannelConfig channel, SignedIdentity identity) {
        if (!identity.isSignedBy(channel.chat().identitySecret())) {
            throw SeraiException.invalid("identity", "The identity cannot be verified.");
        }
    }

    /** @throws SeraiException NOT_FOUND unless it is the conversation that the visitor's token opens */
    void checkVisitor(UUID id, UUID visitorOf, String visitorChannel) {
        if (!id.equals(visitorOf) || !conversations.isIn(id, visitorChannel)) {
            throw SeraiException.notFound("conversation", id);
        }
    }
}
