package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.event.LoggedEvent;
import java.util.Optional;

/** Which events a customer may see besides changes of the status, and as what. Everything else stays inside. */
final class CustomerEvents {
    /** @param name for instance {@code message} */
    record CustomerEvent(long id, String name, JsonNode data) {}

    private CustomerEvents() {}

    static Optional<CustomerEvent> from(LoggedEvent event) {
        return switch (event.type()) {
            case "message-received", "message-sent" ->
                Optional.of(new CustomerEvent(event.id(), "message", message(event)));
            case "conversation-read" ->
                Optional.of(event)
                        .filter(it -> it.payload().path("by").asText().equals("PERSON"))
                        .map(it -> new CustomerEvent(it.id(), "read", read(it)));
            case "rating-wanted" ->
                Optional.of(new CustomerEvent(event.id(), "rating_wanted", JsonNodeFactory.instance.objectNode()));
            case "sentence-shown" -> Optional.of(new CustomerEvent(event.id(), "sentence", event.payload()));
            case "sentences-stopped" ->
                Optional.of(new CustomerEvent(event.id(), "sentences_stopped", event.payload()));
            default -> Optional.empty();
        };
    }

    private static ObjectNode message(LoggedEvent event) {
        JsonNode said = event.payload();
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.set("id", said.path("message_id"));
        message.put("author", said.path("author").asText("CUSTOMER"));
        if (said.hasNonNull("author_name")) {
            message.set("author_name", said.get("author_name"));
        }
        message.set("text", said.path("text"));
        message.set("sources", said.has("sources") ? said.get("sources") : message.arrayNode());
        if (said.hasNonNull("shown_in_turn")) {
            message.set("turn_id", said.get("shown_in_turn"));
        }
        return message.put(
                "created_at", said.path("created_at").asText(event.at().toString()));
    }

    private static ObjectNode read(LoggedEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .set("message_id", event.payload().path("message_id"));
    }
}
