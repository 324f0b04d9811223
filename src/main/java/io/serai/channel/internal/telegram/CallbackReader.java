package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channel.Arrival;
import io.serai.channel.Ignored;
import io.serai.channel.IncomingMessage;
import io.serai.channel.PersonRequest;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import java.util.List;

/** Reads the press of a button. */
public final class CallbackReader {

    /** What the button "talk to a person" sends back. */
    public static final String TALK_TO_A_PERSON = "talk-to-a-person";

    private static final String PREFIX = "callback:";
    private static final int LONGEST_ID = 200;

    private final String channelId;
    private final RawMessage raw;

    CallbackReader(String channelId, RawMessage raw) {
        this.channelId = channelId;
        this.raw = raw;
    }

    Arrival read(JsonNode callback, String name) {
        String id = callback.path("id").asText();
        if (id.isBlank() || id.length() > LONGEST_ID || id.contains("\0")) {
            return new UnreadableMessage(channelId, name, "It is the press of a button without a name.", raw);
        }
        JsonNode message = callback.path("message");
        boolean talk = callback.path("data").asText().equals(TALK_TO_A_PERSON);
        if (!talk || !UpdateReader.isId(message.path("chat").path("id"))) {
            return new Ignored(channelId, PREFIX + id);
        }
        return new PersonRequest(new IncomingMessage(
                channelId,
                PREFIX + id,
                MessageReader.sender(callback.path("from"), message),
                null,
                Addressing.threadKey(message),
                List.of(),
                null,
                null,
                label(message),
                null,
                List.of(),
                raw));
    }

    /** The words that the customer saw on the button. */
    private static String label(JsonNode message) {
        return message.path("reply_markup")
                .path("inline_keyboard")
                .valueStream()
                .flatMap(JsonNode::valueStream)
                .filter(button -> button.path("callback_data").asText().equals(TALK_TO_A_PERSON))
                .map(button -> button.path("text").asText().replace("\0", ""))
                .filter(text -> !text.isBlank())
                .findFirst()
                .orElse("Talk to a person");
    }

    /** The id by which a press is answered, or null when the arrival is none. */
    public static String idOf(Arrival arrival) {
        String name = arrival.externalId();
        return name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : null;
    }
}
