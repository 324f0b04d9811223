package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Concurrently;
import io.serai.Incoming;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.Channels;
import io.serai.channel.Outcome;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import io.serai.console.Api.Answer;
import io.serai.conversation.Arrivals;
import io.serai.conversation.Conversations;
import io.serai.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
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

    @Autowired
    Channels channels;

    private final List<String> configured = new ArrayList<>();
    Api api;

    @BeforeEach
    void call() {
        api = new Api(port);
    }

    @AfterEach
    void takeAway() {
        configured.forEach(channels::removed);
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

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
            email    | From: mina@customer.example\\nTo: support@shop.example\\nSubject: Tea\\n\\n%s\\n
            telegram | {"update_id": 7, "message": {"message_id": 1, "date": 1, "text": "%s", "chat": {"id": 7001, "type": "private"}}}
            webhook  | {"sender": {"id": "mina"}, "text": "%s"}
            """)
    void whatCanBeReadNowIsStoredOnceHoweverManyReplayItAndLeavesTheList(String kind, String wireForm)
            throws Exception {
        String channel = configured("mended-" + kind, kind);
        String text = "Where is my tea? " + Ids.next();
        UUID failed = kept(channel, wireForm.replace("\\n", "\r\n").formatted(text));

        List<Integer> answers = Concurrently.call(
                4,
                i -> () -> api.post("/api/v1/inbox/" + failed + "/replay", Api.AGENT, null)
                        .status());

        assertThat(answers).containsExactlyInAnyOrder(204, 404, 404, 404);
        assertThat(stored(channel)).containsExactly(text);
        assertThat(jdbc.sql("select state from inbound where id = ? and message_id is not null")
                        .param(failed)
                        .query(String.class)
                        .single())
                .isEqualTo("STORED");
        assertThat(listed(channel)).isEmpty();
        assertThat(api.get("/api/v1/inbox/failed/" + failed, Api.AGENT).status())
                .isEqualTo(404);
    }

    @Test
    void ofAllThatAreReplayedThoseThatCanBeReadAreStoredAndTheOthersStay() {
        String channel = configured("half-mended", "webhook");
        kept(channel, "{\"sender\": {\"id\": \"mina\"}, \"text\": \"one\"}");
        UUID garbage = kept(channel, "{");
        kept(channel, "{\"sender\": {\"id\": \"jun\"}, \"text\": \"two\"}");

        Answer answer = api.post("/api/v1/inbox/failed/replay?channel_id=" + channel, Api.AGENT, null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("replayed").asInt()).isEqualTo(2);
        assertThat(answer.body().get("refused").asInt()).isEqualTo(1);
        assertThat(stored(channel)).containsExactlyInAnyOrder("one", "two");
        assertThat(listed(channel).findValuesAsText("id")).containsExactly(garbage.toString());
        assertThat(listed(channel).get(0).get("reason").asText()).isEqualTo("It is not JSON.");
        Answer single = api.post("/api/v1/inbox/" + garbage + "/replay", Api.AGENT, null);
        assertThat(single.status()).isEqualTo(409);
        AccessTest.assertProblem(single, "conflict");
    }

    /** In the shadow, as nobody is there to whom an answer could go. */
    private String configured(String channel, String kind) {
        End end = new End(kind + "-source", Map.of());
        channels.starting(new ChannelConfig(
                channel,
                kind,
                true,
                ChannelConfig.Mode.SHADOW,
                0.8,
                Set.of(),
                new ChannelConfig.Approval(Duration.ofMinutes(5), ChannelConfig.OnTimeout.ESCALATE, null),
                ChannelConfig.AmbiguousSend.ASK,
                end,
                end));
        configured.add(channel);
        return channel;
    }

    private UUID kept(String channel, String raw) {
        UnreadableMessage unreadable = unreadable(channel, raw);
        arrivals.store(unreadable);
        return jdbc.sql("select id from inbound where channel_id = ? and external_id = ?")
                .params(channel, unreadable.externalId())
                .query(UUID.class)
                .single();
    }

    private List<String> stored(String channel) {
        return jdbc
                .sql("select text from message where channel_id = ? and direction = 'IN'")
                .param(channel)
                .query(String.class)
                .list()
                .stream()
                .map(String::strip)
                .toList();
    }

    private JsonNode listed(String channel) {
        return api.get("/api/v1/inbox/failed?channel_id=" + channel, Api.AGENT)
                .body()
                .get("items");
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
