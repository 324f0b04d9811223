package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Incoming;
import io.serai.channel.Outcome;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import io.serai.console.Api.Answer;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import io.serai.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead letters in both directions: listed, looked at, and replayed singly or all. */
@ApiTest
class OperationsOverHttpTest {

    @LocalServerPort
    int port;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Conversations conversations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    Api api;

    @BeforeEach
    void call() {
        api = new Api(port);
    }

    @Test
    void whatCouldNotBeUnderstoodIsListedByChannelShownAndDownloaded() {
        String garbage = "<script>alert(1)</script>";
        arrivals.store(unreadable("old-mail", garbage));
        arrivals.store(unreadable("other-mail", garbage));

        JsonNode listed = api.get("/api/v1/inbox/failed?channel_id=old-mail", Api.AGENT)
                .body()
                .get("items");
        assertThat(listed).hasSize(1);
        String path = "/api/v1/inbox/failed/" + listed.get(0).get("id").asText();
        assertThat(api.get(path, Api.AGENT).body().get("raw").asText()).isEqualTo(garbage);

        Answer raw = api.get(path + "/raw", Api.AGENT);
        assertThat(raw.status()).isEqualTo(200);
        assertThat(raw.http().body()).isEqualTo(garbage);
        assertThat(raw.contentType()).isEqualTo("application/octet-stream");
        assertThat(raw.http().headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
        assertThat(raw.header("Content-Disposition")).startsWith("attachment");
        assertThat(api.get(path + "/raw", null).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/inbox/failed/" + Ids.next(), Api.AGENT).status())
                .isEqualTo(404);
        assertThat(api.get("/api/v1/inbox/failed/" + Ids.next() + "/raw", Api.AGENT)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void whatCouldNotBeUnderstoodIsToldToConsolesByItsIdOnly() {
        try (Followed events = new Followed(port, Api.AGENT)) {
            arrivals.store(unreadable("told", "words of somebody's"));

            await().until(() -> !events.named("arrival-failed").isEmpty());

            assertThat(events.named("arrival-failed").get(0)).contains("\"channel_id\":\"told\"", "arrival_id");
            assertThat(events.all()).doesNotContain("garbage", "words of somebody's");
        }
    }

    @Test
    void allThatCouldNotBeUnderstoodIsReadOnceMore() {
        arrivals.store(unreadable("gone", "one"));
        arrivals.store(unreadable("gone", "two"));

        Answer answer = api.post("/api/v1/inbox/failed/replay?channel_id=gone", Api.AGENT, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("replayed").asInt()).isZero();
        assertThat(answer.body().get("refused").asInt()).isEqualTo(2);
        assertThat(api.get("/api/v1/inbox/failed?channel_id=gone", Api.AGENT)
                        .body()
                        .toString())
                .contains("No channel that is configured now can read it");
    }

    @Test
    void deadLettersAreListedByChannelShownWithTheirAttemptsAndSentAgain() {
        UUID delivery = sentByWebchat();
        jdbc.sql("update delivery set state = 'DEAD', outcome = ? where id = ?")
                .params(Outcome.REJECTED_PERMANENT.name(), delivery)
                .update();

        Answer listed = api.get("/api/v1/deliveries?state=DEAD&channel_id=webchat", Api.AGENT);
        assertThat(listed.body().get("items").findValuesAsText("id")).contains(delivery.toString());
        assertThat(api.get("/api/v1/deliveries?state=DEAD&channel_id=mail", Api.AGENT)
                        .body()
                        .get("items"))
                .isEmpty();

        Answer replayed = api.post("/api/v1/deliveries/replay?channel_id=webchat", Api.AGENT, null);
        assertThat(replayed.status()).isEqualTo(200);
        assertThat(replayed.body().get("replayed").asInt()).isEqualTo(1);

        await().until(() -> shown(delivery).get("state").asText().equals("SENT"));
        assertThat(shown(delivery).get("history").findValuesAsText("outcome")).containsExactly("SENT", "SENT");
        assertThat(shown(delivery).get("text").asText()).isEqualTo("Hello from the hub");
        assertThat(api.get("/api/v1/deliveries/" + Ids.next(), Api.AGENT).status())
                .isEqualTo(404);
    }

    @Test
    void whatIsUnclearIsSentAgainOnlyWhenThatIsMeant() {
        UUID delivery = sentByWebchat();
        jdbc.sql("update delivery set state = 'UNKNOWN', outcome = ? where id = ?")
                .params(Outcome.TIMEOUT_AFTER_SEND.name(), delivery)
                .update();

        api.post("/api/v1/deliveries/replay", Api.AGENT, null);
        assertThat(shown(delivery).get("state").asText()).isEqualTo("UNKNOWN");
        Answer replayed = api.post("/api/v1/deliveries/replay?state=UNKNOWN&channel_id=webchat", Api.AGENT, null);
        assertThat(replayed.body().get("replayed").asInt()).isEqualTo(1);
        await().until(() -> shown(delivery).get("state").asText().equals("SENT"));

        assertThat(api.post("/api/v1/deliveries/replay?state=SENT", Api.AGENT, null)
                        .status())
                .isEqualTo(422);
    }

    private UUID sentByWebchat() {
        UUID conversation = arrivals.store(Incoming.webchat("Can I talk to a human please?"))
                .conversationId();
        transaction.executeWithoutResult(status -> conversations.tell(conversation, "Hello from the hub"));
        UUID delivery = jdbc.sql("""
                        select delivery.id from delivery join message on message.id = message_id
                        where delivery.conversation_id = ? and text = 'Hello from the hub'
                        """).param(conversation).query(UUID.class).single();
        await().until(() -> shown(delivery).get("state").asText().equals("SENT"));
        return delivery;
    }

    private JsonNode shown(UUID delivery) {
        return api.get("/api/v1/deliveries/" + delivery, Api.AGENT).body();
    }

    private static UnreadableMessage unreadable(String channel, String raw) {
        return new UnreadableMessage(
                channel,
                Ids.next().toString(),
                "It is garbage.",
                new RawMessage(raw.getBytes(StandardCharsets.UTF_8), "text/html"));
    }
}
