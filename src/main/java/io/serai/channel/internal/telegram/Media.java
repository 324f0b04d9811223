package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channel.IncomingMessage.Attachment;
import java.util.List;
import java.util.Optional;

/** The file that a message carries; the Bot API puts at most one into each. */
final class Media {

    private static final int LONGEST_NAME = 200;
    /** An animation is a document as well, and told twice. */
    private static final List<String> KINDS =
            List.of("photo", "animation", "document", "voice", "video", "video_note", "audio", "sticker");

    private Media() {}

    static List<Attachment> of(JsonNode message, BotApi bot) {
        return KINDS.stream()
                .map(kind -> attachment(kind, message.path(kind), bot))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private static Optional<Attachment> attachment(String kind, JsonNode media, BotApi bot) {
        // A photo comes in several sizes, the largest last.
        JsonNode file = kind.equals("photo") ? media.path(media.size() - 1) : media;
        String fileId = file.path("file_id").asText();
        if (fileId.isBlank()) {
            return Optional.empty();
        }
        String mediaType = file.path("mime_type").asText(usualType(kind, file));
        String name = file.path("file_name").asText(kind + "-" + uniqueId(file) + ending(mediaType));
        return Optional.of(
                fetched(shortened(name), mediaType, file.path("file_size").asLong(), fileId, bot));
    }

    /** A file that cannot be had is told on its message, and never costs the message. */
    private static Attachment fetched(String name, String mediaType, long size, String fileId, BotApi bot) {
        if (size > BotApi.LARGEST_FILE) {
            return Attachment.missing(
                    name,
                    mediaType,
                    size,
                    "Telegram hands no file over %d MB to bots.".formatted(BotApi.LARGEST_FILE / 1_000_000));
        }
        try {
            return new Attachment(name, mediaType, bot.file(fileId));
        } catch (RuntimeException e) {
            return Attachment.missing(
                    name, mediaType, size, "It could not be fetched from Telegram: %s.".formatted(e.getMessage()));
        }
    }

    private static String usualType(String kind, JsonNode file) {
        return switch (kind) {
            case "photo" -> "image/jpeg";
            case "voice", "audio" -> "audio/ogg";
            case "video", "video_note", "animation" -> "video/mp4";
            case "sticker" -> stickerType(file);
            default -> "application/octet-stream";
        };
    }

    private static String stickerType(JsonNode sticker) {
        if (sticker.path("is_animated").asBoolean()) {
            return "application/x-tgsticker";
        }
        return sticker.path("is_video").asBoolean() ? "video/webm" : "image/webp";
    }

    private static String ending(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> ".jpg";
            case "application/x-tgsticker" -> ".tgs";
            case "application/octet-stream" -> "";
            default -> "." + mediaType.replaceAll(".*/", "").replaceAll("[^A-Za-z0-9]", "");
        };
    }

    private static String uniqueId(JsonNode file) {
        return file.path("file_unique_id").asText(file.path("file_id").asText()).replaceAll("[^A-Za-z0-9_-]", "");
    }

    private static String shortened(String name) {
        return name.length() > LONGEST_NAME ? name.substring(name.length() - LONGEST_NAME) : name;
    }
}
