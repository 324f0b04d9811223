package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Arrival;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads an Update of the Telegram Bot API, however it came. */
public final class UpdateReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MESSAGES =
            List.of("message", "edited_message", "channel_post", "edited_channel_post");

    private UpdateReader() {}

    /** Never fails for what an update says: what cannot be understood comes back as {@link UnreadableMessage}. */
    public static Arrival read(String channelId, String json) {
        RawMessage raw = new RawMessage(json.getBytes(StandardCharsets.UTF_8), "application/json");
        JsonNode update;
        try {
            update = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return new UnreadableMessage(channelId, nameOf(raw), "It is not JSON: " + e.getOriginalMessage(), raw);
        }
        return MESSAGES.stream()
                .map(update::path)
                .filter(JsonNode::isObject)
                .findFirst()
                .map(message -> message(channelId, message, raw))
                .orElseGet(() -> noMessage(channelId, update, raw));
    }

    private static Arrival message(String channelId, JsonNode message, RawMessage raw) {
        String chatId = message.path("chat").path("id").asText();
        String messageId = message.path("message_id").asText();
        if (chatId.isEmpty() || messageId.isEmpty()) {
            return new UnreadableMessage(channelId, nameOf(raw), "It names no chat or no message.", raw);
        }
        String externalId = "%s:%s".formatted(chatId, messageId);
        if (message.has("edit_date")) {
            externalId += ":edit:" + message.path("edit_date").asText();
        }
        String text =
                message.path("text").asText(message.path("caption").asText()).replace("\0", "");
        if (text.isBlank()) {
            String reason = "It has no text: it is a message of the kind %s.".formatted(kindsOf(message));
            return new UnreadableMessage(channelId, externalId, reason, raw);
        }
        Sender sender = new Sender("telegram", chatId, displayName(message));
        return new IncomingMessage(
                channelId, externalId, sender, null, chatId, List.of(), null, null, text, null, List.of(), raw);
    }

    private static Arrival noMessage(String channelId, JsonNode update, RawMessage raw) {
        String externalId = update.hasNonNull("update_id")
                ? "update:" + update.path("update_id").asText()
                : nameOf(raw);
        return new UnreadableMessage(
                channelId,
                externalId,
                "It is no message but an update of the kind %s.".formatted(kindsOf(update)),
                raw);
    }

    private static String displayName(JsonNode message) {
        JsonNode from = message.path("from");
        JsonNode chat = message.path("chat");
        String name = Stream.of(from.path("first_name"), from.path("last_name"))
                .map(part -> part.asText(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "))
                .replace("\0", "");
        return Stream.of(
                        name, from.path("username").asText(), chat.path("title").asText())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }

    private static String kindsOf(JsonNode node) {
        List<String> common = List.of("update_id", "message_id", "from", "chat", "date", "edit_date", "sender_chat");
        String kinds = node.properties().stream()
                .map(entry -> entry.getKey())
                .filter(name -> !common.contains(name))
                .limit(5)
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "unknown" : kinds;
    }

    private static String nameOf(RawMessage raw) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(raw.content()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
