package io.serai.channel.internal.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Arrival;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Attachment;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Reads a message that a program posted as JSON. */
public final class WebhookReader {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_SUBJECT = 1_000;

    private WebhookReader() {}

    /**
     * Never fails for what the body says: what cannot be understood comes back as {@link UnreadableMessage}.
     *
     * @param kind the channel's, by which its replies find the sender's address
     */
    public static Arrival read(String channelId, String kind, String externalId, String body) {
        RawMessage raw = new RawMessage(body.getBytes(StandardCharsets.UTF_8), "application/json");
        try {
            return message(channelId, kind, externalId, JSON.readTree(body), raw);
        } catch (JsonProcessingException e) {
            return new UnreadableMessage(channelId, externalId, "It is not JSON.", raw);
        } catch (NotUnderstood e) {
            return new UnreadableMessage(channelId, externalId, e.getMessage(), raw);
        }
    }

    private static IncomingMessage message(
            String channelId, String kind, String externalId, JsonNode body, RawMessage raw) {
        String name = required(body.path("sender"), "id", "sender.id", LONGEST_NAME);
        String conversation = optional(body, "conversation", LONGEST_NAME);
        List<Attachment> attachments = attachments(body.path("attachments"));
        String text = optional(body, "text", Integer.MAX_VALUE);
        if (text == null && attachments.isEmpty()) {
            throw new NotUnderstood("It is empty: no text and no attachment.");
        }
        IncomingMessage message = new IncomingMessage(
                channelId,
                externalId,
                // Two programs may know different people by the same name.
                new Sender(kind, channelId + ":" + name, optional(body.path("sender"), "name", LONGEST_NAME)),
                null,
                conversation == null ? name : conversation,
                List.of(),
                optional(body, "subject", LONGEST_SUBJECT),
                optional(body, "language", 35),
                text == null ? "" : text,
                null,
                attachments,
                raw);
        // Sent by a program, which must not be answered by one.
        return body.path("automatic").asBoolean() ? message.automatic("auto-submitted") : message;
    }

    /** The name that the other end gave a sender. */
    public static String nameOf(String channelId, String address) {
        String prefix = channelId + ":";
        return address != null && address.startsWith(prefix) ? address.substring(prefix.length()) : address;
    }

    private static List<Attachment> attachments(JsonNode list) {
        List<Attachment> attachments = new ArrayList<>();
        for (JsonNode given : list) {
            String name = required(given, "name", "attachments.name", LONGEST_NAME);
            String mediaType = optional(given, "media_type", LONGEST_NAME);
            try {
                byte[] content =
                        Base64.getDecoder().decode(given.path("content").asText());
                attachments.add(
                        new Attachment(name, mediaType == null ? "application/octet-stream" : mediaType, content));
            } catch (IllegalArgumentException e) {
                throw new NotUnderstood("attachments.content is not Base64.");
            }
        }
        return attachments;
    }

    private static String required(JsonNode object, String field, String path, int longest) {
        String text = optional(object, field, longest);
        if (text == null) {
            throw new NotUnderstood("%s is missing.".formatted(path));
        }
        return text;
    }

    /** A field without words counts as absent. */
    private static String optional(JsonNode object, String field, int longest) {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return null;
        }
        if (!value.isTextual()) {
            throw new NotUnderstood("%s is not a text.".formatted(field));
        }
        if (value.asText().length() > longest) {
            throw new NotUnderstood("%s has more than %d characters.".formatted(field, longest));
        }
        return value.asText().isBlank() ? null : value.asText();
    }

    private static final class NotUnderstood extends RuntimeException {
        NotUnderstood(String reason) {
            super(reason);
        }
    }
}
