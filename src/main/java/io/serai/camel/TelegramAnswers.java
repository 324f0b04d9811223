package io.serai.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Outcome;
import io.serai.channel.SendFailed;
import java.io.IOException;
import java.time.Duration;

/** What the Bot API's answer to a send means. */
final class TelegramAnswers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private TelegramAnswers() {}

    /** @throws SendFailed when the message was not taken, or when that cannot be told */
    static byte[] accepted(int status, byte[] answer) {
        JsonNode tree = tree(answer);
        JsonNode movedTo = tree.path("parameters").path("migrate_to_chat_id");
        if (status == 400 && movedTo.canConvertToLong()) {
            throw new ChatMoved(
                    movedTo.asText(),
                    "400 %s".formatted(tree.path("description").asText()));
        }
        if (status / 100 != 2) {
            throw new SendFailed(
                    outcome(status),
                    "%d %s".formatted(status, tree.path("description").asText()),
                    retryAfter(tree));
        }
        if (!tree.path("ok").asBoolean()) {
            throw new SendFailed(Outcome.TIMEOUT_AFTER_SEND, "The answer says neither that it was sent nor why not.");
        }
        return answer;
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            // A wrong token is not found, as it is a part of the address.
            case 401, 404 -> Outcome.AUTHENTICATION_FAILED;
            case 403 -> Outcome.BLOCKED_BY_USER;
            case 429 -> Outcome.RATE_LIMITED;
            // A gateway that lost its server: the server may have done its work.
            case 502, 504 -> Outcome.TIMEOUT_AFTER_SEND;
            default -> status >= 500 ? Outcome.REJECTED_TEMPORARY : Outcome.REJECTED_PERMANENT;
        };
    }

    private static Duration retryAfter(JsonNode answer) {
        long seconds = answer.path("parameters").path("retry_after").asLong();
        return seconds > 0 ? Duration.ofSeconds(seconds) : null;
    }

    private static JsonNode tree(byte[] answer) {
        try {
            return JSON.readTree(answer);
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }
}
