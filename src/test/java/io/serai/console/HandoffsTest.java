package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

/** A conversation that an agent takes over, as a program does it. */
@ApiTest
class HandoffsTest {
    @LocalServerPort
    int port;

    Api api;
    Answer chat;
    JsonNode handoff;

    @BeforeEach
    void handOver() {
        api = new Api(port);
        chat = api.post("/api/v1/conversations", null, "{\"text\":\"I want to talk to a person.\"}");
        String id = chat.body().get("conversation_id").asText();
        // No knowledge, no draft: people are asked.
        handoff = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> StreamSupport.stream(
                                        api.get("/api/v1/handoffs/open?limit=200", Api.AGENT)
                                                .body()
                                                .get("items")
                                                .spliterator(),
                                        false)
                                .filter(it -> it.get("conversation_id").asText().equals(id))
                                .findFirst(),
                        java.util.Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void anAnswerNamesWhatItAnswersAndIsSaidOnce() {
        assertThat(handoff.get("revision").asInt()).isEqualTo(1);
        Answer claimed = api.post(handoffPath() + "/claim", Api.AGENT, null);
        assertThat(claimed.status()).isEqualTo(200);
        assertThat(claimed.body().get("lease_until").asText()).isNotBlank();
        api.post(path(chat) + "/messages", token(chat), "{\"text\":\"Hello?\"}");

        Answer early = answer(1, "Hello!", Ids.next().toString());
        assertProblem(early, "conflict");
        assertThat(early.body().get("revision").asInt()).isEqualTo(2);

        String key = Ids.next().toString();
        assertThat(answer(2, "Hello!", key).status()).isEqualTo(200);
        assertThat(answer(2, "Hello!", key).body().get("state").asText()).isEqualTo("RESOLVED");
        JsonNode messages = api.get(path(chat), token(chat)).body().get("messages");
        assertThat(messages.findValuesAsText("text")).containsOnlyOnce("Hello!");
        assertProblem(answer(2, "Something else", key), "conflict");
    }

    @Test
    void anAnswerToNoRevisionIsInvalid() {
        assertProblem(api.post(handoffPath() + "/answer", Api.AGENT, "{\"text\":\"Hello!\"}"), "invalid");
        assertProblem(answer(-1, "Hello!", Ids.next().toString()), "invalid");
    }

    private Answer answer(int revision, String text, String key) {
        return api.send(
                "POST",
                handoffPath() + "/answer",
                Api.AGENT,
                "{\"text\":\"%s\",\"revision\":%d,\"resolve\":true}".formatted(text, revision),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }

    private String handoffPath() {
        return "/api/v1/handoffs/" + handoff.get("id").asText();
    }
}
