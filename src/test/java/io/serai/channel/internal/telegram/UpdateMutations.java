package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Updates as Telegram sends them, and endlessly many that it would never send. */
public final class UpdateMutations {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CHAT =
            "\"chat\": {\"id\": 31, \"type\": \"private\", \"first_name\": \"Mina\"}, \"from\": {\"id\": 31, \"first_name\": \"Mina\"}";
    private static final String GROUP =
            "\"chat\": {\"id\": -100, \"type\": \"supergroup\", \"title\": \"Tea\"}, \"from\": {\"id\": 31, \"username\": \"mina\"}";
    private static final List<String> SEEDS = List.of(
            "\"message\": {\"message_id\": 1, \"date\": 1, \"text\": \"Hello 📦\", %s}".formatted(CHAT),
            "\"message\": {\"message_id\": 2, \"photo\": [{\"file_id\": \"a\"}, {\"file_id\": \"b\", \"file_size\": 3}], \"caption\": \"c\", %s}"
                    .formatted(CHAT),
            "\"message\": {\"message_id\": 3, \"document\": {\"file_id\": \"d\", \"file_name\": \"../x.pdf\", \"mime_type\": \"application/pdf\"}, %s}"
                    .formatted(CHAT),
            "\"message\": {\"message_id\": 4, \"sticker\": {\"file_id\": \"s\", \"is_animated\": true}, %s}"
                    .formatted(CHAT),
            "\"message\": {\"message_id\": 5, \"venue\": {\"title\": \"Inn\", \"location\": {\"latitude\": 37.5, \"longitude\": 127.0}}, %s}"
                    .formatted(CHAT),
            "\"message\": {\"message_id\": 6, \"text\": \"@shop_bot hi\", \"entities\": [{\"type\": \"mention\", \"offset\": 0, \"length\": 9}], \"is_topic_message\": true, \"message_thread_id\": 7, %s}"
                    .formatted(GROUP),
            "\"message\": {\"message_id\": 7, \"text\": \"ok\", \"reply_to_message\": {\"from\": {\"id\": 123}}, \"sender_chat\": {\"id\": -7, \"title\": \"T\"}, %s}"
                    .formatted(GROUP),
            "\"edited_message\": {\"message_id\": 1, \"edit_date\": 9, \"text\": \"Hello!\", %s}".formatted(CHAT),
            "\"callback_query\": {\"id\": \"77\", \"data\": \"talk-to-a-person\", \"from\": {\"id\": 31}, \"message\": {\"message_id\": 1, %s, \"reply_markup\": {\"inline_keyboard\": [[{\"text\": \"Person\", \"callback_data\": \"talk-to-a-person\"}]]}}}"
                    .formatted(CHAT),
            "\"my_chat_member\": {%s, \"new_chat_member\": {\"status\": \"kicked\"}}".formatted(CHAT),
            "\"channel_post\": {\"message_id\": 8, \"text\": \"news\", \"chat\": {\"id\": -9, \"type\": \"channel\"}}",
            "\"poll\": {\"id\": \"5\"}");
    private static final List<String> VALUES = List.of(
            "null",
            "true",
            "-1",
            "99999999999999999999999999",
            "1e400",
            "2147483648",
            "\"\"",
            "\"\\u0000\"",
            "\"a\\u0000b\"",
            "\"\\ud800\"",
            "\"" + "x".repeat(5000) + "\"",
            "[]",
            "[[{\"id\": 1}]]",
            "{}",
            "{\"\\u0000\": 1, \"id\": {\"id\": 2}}");

    private final Random random;

    public UpdateMutations(long seed) {
        this.random = new Random(seed);
    }

    public String next() {
        String update = "{\"update_id\": %d, %s}".formatted(random.nextInt(1_000_000), any(SEEDS));
        int changes = random.nextInt(4);
        for (int i = 0; i < changes; i++) {
            update = random.nextInt(5) == 0 ? torn(update) : changed(update);
        }
        return update;
    }

    private String changed(String update) {
        try {
            JsonNode tree = JSON.readTree(update);
            List<ContainerNode<?>> places = new ArrayList<>();
            collect(tree, places);
            if (places.isEmpty()) {
                return update;
            }
            change(any(places));
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            return torn(update);
        }
    }

    private void change(ContainerNode<?> place) throws JsonProcessingException {
        JsonNode value = JSON.readTree(any(VALUES));
        if (place instanceof ArrayNode array) {
            array.insert(random.nextInt(array.size() + 1), value);
            return;
        }
        ObjectNode object = (ObjectNode) place;
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty()) {
            object.set("text", value);
        } else if (random.nextInt(4) == 0) {
            object.remove(any(names));
        } else {
            object.set(any(names), value);
        }
    }

    private static void collect(JsonNode node, List<ContainerNode<?>> places) {
        if (node instanceof ContainerNode<?> container) {
            places.add(container);
            container.forEach(child -> collect(child, places));
        }
    }

    private String torn(String update) {
        if (update.isEmpty()) {
            return update;
        }
        int at = random.nextInt(update.length());
        return switch (random.nextInt(4)) {
            case 0 -> update.substring(0, at);
            case 1 -> update.substring(0, at) + (char) random.nextInt(0x10000) + update.substring(at);
            case 2 -> update.substring(0, at) + update.substring(at + 1);
            default -> "[".repeat(random.nextInt(3000)) + update;
        };
    }

    private <T> T any(List<T> things) {
        return things.get(random.nextInt(things.size()));
    }
}
