package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a message says in words, also where Telegram has a form of its own for it. */
final class MessageText {

    private MessageText() {}

    static String of(JsonNode message) {
        return Stream.of(
                        message.path("text").asText(),
                        message.path("caption").asText(),
                        place(message.path("venue")),
                        coordinates(message.path("location")),
                        contact(message.path("contact")),
                        message.path("poll").path("question").asText(),
                        message.path("dice").path("emoji").asText())
                .map(text -> text.replace("\0", ""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("");
    }

    private static String place(JsonNode venue) {
        return joined(venue.path("title"), venue.path("address"), venue.path("location"));
    }

    private static String coordinates(JsonNode location) {
        return joined(location.path("latitude"), location.path("longitude"));
    }

    private static String contact(JsonNode contact) {
        return joined(contact.path("first_name"), contact.path("last_name"), contact.path("phone_number"));
    }

    private static String joined(JsonNode... parts) {
        return Stream.of(parts)
                .map(part -> part.isObject() ? coordinates(part) : part.asText(null))
                .filter(Objects::nonNull)
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(", "));
    }
}
