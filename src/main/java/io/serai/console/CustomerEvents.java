package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.serai.event.LoggedEvent;
import java.util.Optional;

/** Which events a customer may see, and as what. Everything else stays inside. */
final class CustomerEvents {
    /** @param name for instance {@code message} */
    record CustomerEvent(long id, String name, JsonNode data) {}

    private CustomerEvents() {}

    static Optional<CustomerEvent> from(LoggedEvent event) {
        return switch (event.type()) {
            case "message-received", "message-sent" ->
                Optional.of(new CustomerEvent(event.id(), "message", message(event)));
            case "conversation-status-changed" -> Optional.of(new CustomerEvent(event.id(), "status", status(event)));
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

    private static ObjectNode status(LoggedEvent event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("status", event.payload().path("to").asText());
    }
}
