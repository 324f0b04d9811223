package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Arrival;
import io.serai.channel.Ignored;
import io.serai.channel.MessageEdit;
import io.serai.channel.RawMessage;
import io.serai.channel.Reachability;
import io.serai.channel.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads an Update of the Telegram Bot API, however it came. */
public final class UpdateReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> MESSAGES = List.of("message", "channel_post");
    private static final List<String> EDITS = List.of("edited_message", "edited_channel_post");
    private static final Set<String> OF_NO_CONCERN = Set.of(
            "poll",
            "poll_answer",
            "inline_query",
            "chosen_inline_result",
            "message_reaction",
            "message_reaction_count",
            "chat_member",
            "chat_join_request",
            "chat_boost",
            "removed_chat_boost");

    private final String channelId;
    private final RawMessage raw;
    private final MessageReader messages;

    private UpdateReader(String channelId, RawMessage raw, BotApi bot) {
        this.channelId = channelId;
        this.raw = raw;
        this.messages = new MessageReader(channelId, raw, bot);
    }

    /** Never fails for what an update says: what cannot be understood comes back as {@link UnreadableMessage}. */
    public static Arrival read(String channelId, String json, BotApi bot) {
        RawMessage raw = new RawMessage(json.getBytes(StandardCharsets.UTF_8), "application/json");
        UpdateReader reader = new UpdateReader(channelId, raw, bot);
        try {
            return reader.arrival(JSON.readTree(json));
        } catch (JsonProcessingException e) {
            return reader.unreadable(nameOf(raw), "It is not JSON: " + e.getOriginalMessage());
        } catch (RuntimeException e) {
            return reader.unreadable(nameOf(raw), "It cannot be read as an update: " + e.getMessage());
        }
    }

    private Arrival arrival(JsonNode update) {
        String name = isId(update.path("update_id"))
                ? "update:" + update.path("update_id").asText()
                : nameOf(raw);
        for (String kind : MESSAGES) {
            if (update.path(kind).isObject()) {
                return messages.read(update.path(kind), name);
            }
        }
        for (String kind : EDITS) {
            if (update.path(kind).isObject()) {
                return edit(update.path(kind), name);
            }
        }
        if (update.path("callback_query").isObject()) {
            return new CallbackReader(channelId, raw).read(update.path("callback_query"), name);
        }
        if (update.path("my_chat_member").isObject()) {
            return membership(update.path("my_chat_member"), name);
        }
        if (OF_NO_CONCERN.stream().anyMatch(update::has)) {
            return new Ignored(channelId, name);
        }
        return unreadable(name, "It is an update of an unknown kind: %s.".formatted(kindsOf(update)));
    }

    private Arrival edit(JsonNode message, String name) {
        // A place that somebody shares while they move is an edit every few seconds.
        if (message.path("location").has("live_period")) {
            return new Ignored(channelId, name);
        }
        return messages.edited(message, name)
                .<Arrival>map(edited -> new MessageEdit(
                        "%s:edit:%s".formatted(edited.externalId(), name), edited, messages.isAddressed(message)))
                .orElseGet(() -> messages.read(message, name));
    }

    private Arrival membership(JsonNode change, String name) {
        JsonNode chat = change.path("chat").path("id");
        if (!isId(chat)) {
            return unreadable(name, "It names no chat.");
        }
        return switch (change.path("new_chat_member").path("status").asText()) {
            case "kicked", "left" -> new Reachability(channelId, name, chat.asText(), false, raw);
            case "member", "administrator", "restricted" -> new Reachability(channelId, name, chat.asText(), true, raw);
            default -> new Ignored(channelId, name);
        };
    }

    private UnreadableMessage unreadable(String name, String reason) {
        return new UnreadableMessage(channelId, name, reason.replace("\0", ""), raw);
    }

    static boolean isId(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong();
    }

    static String kindsOf(JsonNode node) {
        Set<String> common = Set.of("update_id", "message_id", "from", "chat", "date", "edit_date", "sender_chat");
        String kinds = node.properties().stream()
                .map(entry -> entry.getKey())
                .filter(name -> !common.contains(name))
                .limit(5)
                .collect(Collectors.joining(", "));
        return kinds.isEmpty() ? "unknown" : kinds;
    }

    static String nameOf(RawMessage raw) {
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256")
                                    .digest(raw.content().bytes()));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
