package io.serai.console;

import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.channel.ChannelConfig;
import io.serai.channel.Channels;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.conversation.ConversationView;
import io.serai.conversation.Conversations;
import io.serai.conversation.Posted;
import io.serai.shared.Ids;
import io.serai.shared.RouteStep;
import io.serai.shared.SeraiException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What visitors and agents ask about conversations. */
@Component
public class ConversationRequests {
    private static final String WEBCHAT = "webchat";

    public record Started(UUID conversationId, UUID messageId, String visitorToken, String status) {}

    public record Written(UUID conversationId, UUID messageId) {}

    private final Conversations conversations;
    private final Channels channels;
    private final VisitorTokens tokens;

    ConversationRequests(Conversations conversations, Channels channels, VisitorTokens tokens) {
        this.conversations = conversations;
        this.channels = channels;
        this.tokens = tokens;
    }

    /** The first message of a conversation, on its way to the web chat's source. */
    @RouteStep
    public IncomingMessage begin(StartConversation body, String idempotencyKey) {
        String channelId = webchat(body.channel() == null ? WEBCHAT : body.channel());
        // The text belongs to the name: whoever guesses a stranger's key must not get into the stranger's conversation.
        String externalId = "start:" + nameFrom(idempotencyKey, body.toString());
        Sender sender = new Sender(WEBCHAT, externalId, body.name());
        return message(channelId, externalId, sender, null, body.text(), body.language());
    }

    @RouteStep
    public Started started(IncomingMessage message, Posted posted) {
        String status = conversations.status(posted.conversationId()).name();
        Visitor visitor = new Visitor(
                posted.conversationId(), message.channelId(), message.sender().address());
        return new Started(posted.conversationId(), posted.messageId(), tokens.issue(visitor), status);
    }

    /** A further message, on its way to the web chat's source. */
    @RouteStep
    public IncomingMessage write(
            UUID id, WriteMessage body, String idempotencyKey, UUID visitorOf, String visitorChannel, String address) {
        if (!id.equals(visitorOf)) {
            throw SeraiException.notFound("conversation", id);
        }
        String externalId = id + ":" + nameFrom(idempotencyKey, body.text());
        return message(webchat(visitorChannel), externalId, new Sender(WEBCHAT, address, null), id, body.text(), null);
    }

    @RouteStep
    public Written written(Posted posted) {
        return new Written(posted.conversationId(), posted.messageId());
    }

    @RouteStep
    public ConversationView get(UUID id, UUID accountId, UUID visitorOf) {
        if (accountId == null && !id.equals(visitorOf)) {
            throw SeraiException.notFound("conversation", id);
        }
        return conversations.view(id);
    }

    private String webchat(String channelId) {
        return channels.find(channelId)
                .filter(channel -> channel.enabled() && channel.kind().equals(WEBCHAT))
                .map(ChannelConfig::id)
                .orElseThrow(() -> SeraiException.invalid("channel", "There is no web chat %s.".formatted(channelId)));
    }

    private static String nameFrom(String idempotencyKey, String content) {
        String key =
                Objects.requireNonNullElseGet(idempotencyKey, () -> Ids.next().toString());
        return UUID.nameUUIDFromBytes((key + '\n' + content).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private static IncomingMessage message(
            String channelId, String externalId, Sender sender, UUID conversationId, String text, String language) {
        return new IncomingMessage(
                channelId,
                externalId,
                sender,
                conversationId,
                null,
                List.of(),
                null,
                language,
                text,
                null,
                List.of(),
                null);
    }
}
