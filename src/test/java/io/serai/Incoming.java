package io.serai;

import io.serai.channel.IncomingMessage;
import io.serai.shared.Ids;
import java.util.List;
import java.util.UUID;

/** Messages for tests. */
public final class Incoming {

    private Incoming() {}

    /** A first message of a new visitor. */
    public static IncomingMessage webchat(String text) {
        return webchat(Ids.next().toString(), null, text);
    }

    /** A further message in a conversation. */
    public static IncomingMessage webchat(UUID conversationId, String text) {
        return webchat(Ids.next().toString(), conversationId, text);
    }

    public static IncomingMessage webchat(String externalId, UUID conversationId, String text) {
        return message("webchat", externalId, "visitor-" + externalId, conversationId, null, List.of(), text);
    }

    /** A first message of a new visitor to a chat of another name. */
    public static IncomingMessage chatOf(String channel, String text) {
        String externalId = Ids.next().toString();
        return message(channel, externalId, "visitor-" + externalId, null, null, List.of(), text);
    }

    public static IncomingMessage mail(String from, String messageId, List<String> references, String text) {
        return message("mail", messageId, from, null, null, references, text);
    }

    public static IncomingMessage chat(String chat, String externalId, String text) {
        return message("telegram", externalId, chat, null, chat, List.of(), text);
    }

    private static IncomingMessage message(
            String channel,
            String externalId,
            String from,
            UUID conversationId,
            String threadKey,
            List<String> references,
            String text) {
        return new IncomingMessage(
                channel,
                externalId,
                new IncomingMessage.Sender(channel, from, null),
                conversationId,
                threadKey,
                references,
                null,
                null,
                text,
                null,
                List.of(),
                null);
    }
}
