package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Camel's model of the Bot API knows some updates and some of their fields, and drops the rest: an edited message would
 * vanish. So each update of an answer to getUpdates travels whole, as the text of a message in its own place.
 */
final class TelegramEnvelopes {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TelegramEnvelopes() {}

    static String pack(String answer) {
        try {
            JsonNode tree = JSON.readTree(answer);
            for (JsonNode update : tree.path("result")) {
                String whole = JSON.writeValueAsString(update);
                ObjectNode envelope = (ObjectNode) update;
                envelope.retain("update_id");
                envelope.putObject("message").put("text", whole);
            }
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException | ClassCastException e) {
            // Not an answer of the Bot API: Camel tells what is wrong with it.
            return answer;
        }
    }
}
