package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.Stream;

/** Whether a message in a group is meant for the bot: one that it sees and is not meant for it is nobody's business. */
final class Addressing {

    private Addressing() {}

    static boolean isPrivate(JsonNode message) {
        return switch (message.path("chat").path("type").asText()) {
            case "group", "supergroup", "channel" -> false;
            default -> true;
        };
    }

    /** @throws BotApi.Failed when that depends on the bot's name, and the name cannot be had */
    static boolean concerns(BotApi bot, JsonNode message) {
        String repliedTo =
                message.path("reply_to_message").path("from").path("id").asText();
        if (!repliedTo.isEmpty() && repliedTo.equals(bot.id())) {
            return true;
        }
        return mentions(bot, message.path("entities"), message.path("text").asText())
                || mentions(
                        bot,
                        message.path("caption_entities"),
                        message.path("caption").asText());
    }

    private static boolean mentions(BotApi bot, JsonNode entities, String text) {
        return entities.valueStream().anyMatch(entity -> switch (entity.path("type")
                .asText()) {
            case "mention", "bot_command" -> namesTheBot(bot, written(entity, text));
            case "text_mention" -> entity.path("user").path("id").asText().equals(bot.id());
            default -> false;
        });
    }

    private static boolean namesTheBot(BotApi bot, String mention) {
        int at = mention.indexOf('@');
        return at >= 0 && mention.substring(at + 1).equalsIgnoreCase(bot.username());
    }

    private static String written(JsonNode entity, String text) {
        int from = Math.min(Math.max(0, entity.path("offset").asInt()), text.length());
        long to = Math.min((long) from + Math.max(0, entity.path("length").asInt()), text.length());
        return text.substring(from, (int) to);
    }

    /** What the hub calls the thread: the chat, and in a forum the topic. */
    static String threadKey(JsonNode message) {
        String chat = message.path("chat").path("id").asText();
        JsonNode topic = message.path("message_thread_id");
        boolean inTopic = message.path("is_topic_message").asBoolean() && topic.canConvertToLong();
        return inTopic ? "%s/%s".formatted(chat, topic.asText()) : chat;
    }

    /** A person, or the chat in whose name an anonymous administrator writes. */
    static JsonNode writer(JsonNode message) {
        return Stream.of(message.path("sender_chat"), message.path("from"), message.path("chat"))
                .filter(writer -> writer.path("id").canConvertToLong())
                .findFirst()
                .orElse(message.path("chat"));
    }
}
