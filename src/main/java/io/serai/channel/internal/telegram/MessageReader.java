package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channel.Arrival;
import io.serai.channel.Ignored;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Attachment;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.RawMessage;
import io.serai.channel.ThreadMoved;
import io.serai.channel.UnreadableMessage;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a Message of the Bot API. */
final class MessageReader {

    /** What Telegram itself says in a chat. */
    private static final Set<String> SERVICE = Set.of(
            "new_chat_members",
            "left_chat_member",
            "new_chat_title",
            "new_chat_photo",
            "delete_chat_photo",
            "group_chat_created",
            "supergroup_chat_created",
            "channel_chat_created",
            "message_auto_delete_timer_changed",
            "pinned_message",
            "forum_topic_created",
            "forum_topic_edited",
            "forum_topic_closed",
            "forum_topic_reopened",
            "boost_added",
            "video_chat_started",
            "video_chat_ended");

    private final String channelId;
    private final RawMessage raw;
    private final BotApi bot;

    MessageReader(String channelId, RawMessage raw, BotApi bot) {
        this.channelId = channelId;
        this.raw = raw;
        this.bot = bot;
    }

    Arrival read(JsonNode message, String name) {
        if (!namesItself(message)) {
            return new UnreadableMessage(channelId, name, "It names no chat or no message.", raw);
        }
        Optional<Arrival> moved = moved(message);
        if (moved.isPresent()) {
            return moved.get();
        }
        if (isAProgram(message) || SERVICE.stream().anyMatch(message::has)) {
            return new Ignored(channelId, name);
        }
        try {
            if (!isAddressed(message)) {
                return new Ignored(channelId, name);
            }
        } catch (BotApi.Failed e) {
            String reason = "Whether it is meant for the bot cannot be told: %s.".formatted(e.getMessage());
            return new UnreadableMessage(channelId, externalId(message), reason, raw);
        }
        return message(message).<Arrival>map(read -> read).orElseGet(() -> {
            String reason = "It has no text: it is a message of the kind %s."
                    .formatted(UpdateReader.kindsOf(message).replace("\0", ""));
            return new UnreadableMessage(channelId, externalId(message), reason, raw);
        });
    }

    /** Both chats tell it, the old one first. */
    private Optional<Arrival> moved(JsonNode message) {
        JsonNode chat = message.path("chat").path("id");
        JsonNode to = message.path("migrate_to_chat_id");
        JsonNode from = message.path("migrate_from_chat_id");
        if (UpdateReader.isId(to)) {
            return Optional.of(moved(message, chat, to));
        }
        return UpdateReader.isId(from) ? Optional.of(moved(message, from, chat)) : Optional.empty();
    }

    private ThreadMoved moved(JsonNode message, JsonNode from, JsonNode to) {
        return new ThreadMoved(channelId, externalId(message), "telegram", from.asText(), to.asText(), raw);
    }

    /** The message as it reads now, or empty when it is none that a person could have edited. */
    Optional<IncomingMessage> edited(JsonNode message, String name) {
        return namesItself(message) && !isAProgram(message) ? message(message) : Optional.empty();
    }

    boolean isAddressed(JsonNode message) {
        return Addressing.isPrivate(message) || Addressing.concerns(bot, message);
    }

    private Optional<IncomingMessage> message(JsonNode message) {
        String text = MessageText.of(message);
        List<Attachment> attachments = Media.of(message, bot);
        if (text.isBlank() && attachments.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new IncomingMessage(
                channelId,
                externalId(message),
                sender(Addressing.writer(message), message),
                null,
                Addressing.threadKey(message),
                List.of(),
                null,
                null,
                text,
                null,
                attachments,
                raw));
    }

    private static boolean namesItself(JsonNode message) {
        return UpdateReader.isId(message.path("chat").path("id")) && UpdateReader.isId(message.path("message_id"));
    }

    /** Bots that answer bots never end. An anonymous administrator writes through a bot of Telegram's own. */
    private static boolean isAProgram(JsonNode message) {
        return message.path("from").path("is_bot").asBoolean() && !message.has("sender_chat");
    }

    private static String externalId(JsonNode message) {
        return "%s:%s"
                .formatted(
                        message.path("chat").path("id").asText(),
                        message.path("message_id").asText());
    }

    /** In a private chat the chat and the person have one id; in a group each person is a customer. */
    static Sender sender(JsonNode writer, JsonNode message) {
        JsonNode chat = message.path("chat");
        JsonNode id = Addressing.isPrivate(message) || !UpdateReader.isId(writer.path("id"))
                ? chat.path("id")
                : writer.path("id");
        return new Sender("telegram", id.asText(), displayName(writer, chat));
    }

    private static String displayName(JsonNode writer, JsonNode chat) {
        String name = Stream.of(writer.path("first_name"), writer.path("last_name"))
                .map(part -> part.asText(null))
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" "));
        return Stream.of(
                        name,
                        writer.path("username").asText(),
                        writer.path("title").asText(),
                        chat.path("title").asText())
                .map(text -> text.replace("\0", "").strip())
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse(null);
    }
}
