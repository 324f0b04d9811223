package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class ChatOverHttpTest {
    @LocalServerPort
    int port;

    Api api;

    @BeforeEach
    void call() {
        api = new Api(port);
    }

    @Test
    void aVisitorBeginsWritesOnAndComesBack() {
        Answer begun = begin("Where is my order?", Ids.next().toString());
        assertThat(begun.status()).isEqualTo(201);
        String path = "/api/v1/conversations/" + begun.body().get("conversation_id").asText();
        String token = "Bearer " + begun.body().get("visitor_token").asText();

        Answer written = api.post(path + "/messages", token, "{\"text\":\"It was due on Monday.\"}");
        assertThat(written.status()).isEqualTo(201);
        assertThat(written.body().get("message_id").asText())
                .isNotEqualTo(begun.body().get("message_id").asText());

        for (String caller : new String[] {token, Api.AGENT}) {
            Answer seen = api.get(path, caller);
            assertThat(seen.status()).isEqualTo(200);
            assertThat(seen.body().get("messages").get(0).get("text").asText()).isEqualTo("Where is my order?");
            assertThat(seen.body().get("messages").get(0).get("author").asText()).isEqualTo("CUSTOMER");
            assertThat(seen.body().get("messages").findValuesAsText("text")).contains("It was due on Monday.");
        }
    }

    @Test
    void aRepeatedRequestHasItsEffectOnce() {
        String key = Ids.next().toString();
        Answer first = begin("Hello", key);
        Answer repeated = begin("Hello", key);

        assertThat(repeated.status()).isEqualTo(201);
        assertThat(repeated.body().get("conversation_id")).isEqualTo(first.body().get("conversation_id"));
        assertThat(repeated.body().get("message_id")).isEqualTo(first.body().get("message_id"));
    }

    @Test
    void aStrangersKeyDoesNotOpenAStrangersConversation() {
        String key = Ids.next().toString();
        Answer first = begin("My card number is ...", key);
        Answer stranger = begin("Something else", key);

        assertThat(stranger.body().get("conversation_id"))
                .isNotEqualTo(first.body().get("conversation_id"));
    }

    private Answer begin(String text, String key) {
        return api.send(
                "POST",
                "/api/v1/conversations",
                null,
                "{\"text\":\"%s\",\"language\":\"en\",\"name\":\"Mina\"}".formatted(text),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }
}
