package io.serai.assistant.internal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import io.serai.assistant.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a model's text as the structured answer that was asked for; anything else is refused. */
class OutputReader {

    private static final Pattern FENCE = Pattern.compile("^```[a-zA-Z]*\\s*\\n(.*)\\n?```$", Pattern.DOTALL);
    private static final int ANSWER_LENGTH = 8_000;
    private static final int REASON_LENGTH = 200;

    private final ObjectReader json;

    OutputReader(ObjectMapper json) {
        this.json = json.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    }

    StructuredAnswer read(String text) {
        JsonNode output = object(text);
        Action action = action(output.path("action"));
        String answer = text(output.path("answer"), "answer", ANSWER_LENGTH);
        if (action == Action.ANSWER && answer.isBlank()) {
            throw new InvalidOutput("The answer is empty");
        }
        return new StructuredAnswer(
                action == Action.ANSWER ? answer : "",
                citations(output.path("citations")),
                action,
                text(output.path("reason"), "reason", Integer.MAX_VALUE)
                        .lines()
                        .findFirst()
                        .map(reason -> reason.substring(0, Math.min(reason.length(), REASON_LENGTH)))
                        .orElse(null),
                rating(output.path("rating")));
    }

    private JsonNode object(String text) {
        if (text == null || text.isBlank()) {
            throw new InvalidOutput("Nothing was returned");
        }
        Matcher fence = FENCE.matcher(text.strip());
        try {
            JsonNode output = json.readTree(fence.matches() ? fence.group(1) : text);
            if (!output.isObject()) {
                throw new InvalidOutput("Not a JSON object");
            }
            return output;
        } catch (JsonProcessingException e) {
            throw new InvalidOutput("Not JSON: " + e.getOriginalMessage());
        }
    }

    private static Action action(JsonNode action) {
        return switch (action.asText()) {
            case "answer" -> Action.ANSWER;
            case "handoff" -> Action.HANDOFF;
            default -> throw new InvalidOutput("The action is neither answer nor handoff");
        };
    }

    private static String text(JsonNode text, String field, int longest) {
        if (text.isMissingNode() || text.isNull()) {
            return "";
        }
        if (!text.isTextual() || text.textValue().length() > longest) {
            throw new InvalidOutput("The " + field + " is not a text of at most " + longest + " characters");
        }
        // NUL cannot be stored in PostgreSQL.
        return text.textValue().replace("\0", "").strip();
    }

    private static List<Integer> citations(JsonNode citations) {
        if (!citations.isArray()) {
            throw new InvalidOutput("The citations are not a list");
        }
        List<Integer> numbers = new ArrayList<>();
        for (JsonNode citation : citations) {
            if (!citation.canConvertToExactIntegral() || !citation.canConvertToInt()) {
                throw new InvalidOutput("A citation is not a number");
            }
            if (!numbers.contains(citation.intValue())) {
                numbers.add(citation.intValue());
            }
        }
        return numbers;
    }

    private static Double rating(JsonNode rating) {
        if (rating.isMissingNode() || rating.isNull()) {
            return null;
        }
        if (!rating.isNumber() || !(rating.doubleValue() >= 0 && rating.doubleValue() <= 1)) {
            throw new InvalidOutput("The rating is not a number from 0 to 1");
        }
        return rating.doubleValue();
    }

    /** A model's text that cannot be used, and why. */
    static class InvalidOutput extends RuntimeException {
        InvalidOutput(String message) {
            super(message);
        }
    }
}
