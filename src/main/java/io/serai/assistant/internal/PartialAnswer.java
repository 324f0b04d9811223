package io.serai.assistant.internal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * The answer in a JSON document that is still being written.
 *
 * @param complete whether its last character is there
 */
record PartialAnswer(String text, boolean complete) {

    private static final JsonFactory JSON = new JsonFactory();
    private static final String FENCE = "```";

    /** Empty until the answer has begun, and within an escaped character. */
    static Optional<PartialAnswer> of(String output) {
        String json = withoutFence(output);
        // JSON parsers, those that do not block too, give a text away only with its end; so it gets one.
        return answer(json, true).or(() -> answer(json + '"', false));
    }

    private static String withoutFence(String output) {
        String text = output.stripLeading();
        return text.startsWith(FENCE) ? text.substring(text.indexOf('\n') + 1) : text;
    }

    private static Optional<PartialAnswer> answer(String json, boolean complete) {
        try (JsonParser parser = JSON.createParser(json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("answer")) {
                    return value == JsonToken.VALUE_STRING
                            ? Optional.of(new PartialAnswer(cleaned(parser.getText(), complete), complete))
                            : Optional.empty();
                }
                if (field.equals("action") && !parser.getText().equals("answer")) {
                    return Optional.empty();
                }
                parser.skipChildren();
            }
            return Optional.empty();
        } catch (IOException notYet) {
            return Optional.empty();
        }
    }

    /** As the whole document will be read. */
    private static String cleaned(String text, boolean complete) {
        String readable = text.replace("\0", "");
        return complete ? readable.strip() : readable.stripLeading();
    }
}
