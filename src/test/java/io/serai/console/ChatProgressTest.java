package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.DraftedTurns;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.approval.Approvals;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelFiles;
import io.serai.channel.Channels;
import io.serai.channel.Hours;
import io.serai.console.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What a visitor sees of the way of their question. Turns are drafted by the test, so the queue's consumers are kept out. */
@ApiTest
@Import({DraftedTurns.class, Staff.class})
@TestPropertySource(properties = "serai.queue=idle")
class ChatProgressTest {
    private static final Duration A_LOOK_OR_TWO = Duration.ofSeconds(12);

    @LocalServerPort
    int port;

    @Autowired
    DraftedTurns turns;

    @Autowired
    Staff staff;

    @Autowired
    Approvals approvals;

    @Autowired
    Channels channels;

    @Autowired
    VisitorTokens tokens;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ObjectMapper json;

    Api api;
    Hired mina;
    String agent;

    @BeforeEach
    void hire() {
        api = new Api(port);
        mina = staff.hire("AGENT");
        agent = Api.basic(mina.email(), Staff.PASSWORD);
    }

    @AfterEach
    void openAgain() {
        channels.starting(ChannelFiles.webchat());
    }

    @Test
    void whoHasJustWrittenIsReceived() {
        Answer begun = api.post("/api/v1/conversations", null, "{\"text\":\"Hello\"}");

        JsonNode view =
                api.get(RateLimitTest.path(begun), RateLimitTest.token(begun)).body();

        assertThat(view.get("progress").toString()).isEqualTo("{\"stage\":\"RECEIVED\"}");
    }

    @Test
    void aDraftThatWaitsHasAPlaceAndTheLineMoves() {
        UUID first = waiting();
        UUID second = waiting();
        int place = progress(first).get("place").asInt();
        assertThat(progress(first).get("stage").asText()).isEqualTo("CHECKING");
        assertThat(progress(second).get("place").asInt()).isEqualTo(place + 1);

        try (Followed stream = follow(second)) {
            await().until(() -> last(stream).path("progress").path("place").asInt() == place + 1);
            reject(first);
            await().atMost(A_LOOK_OR_TWO)
                    .until(() -> last(stream).path("progress").path("place").asInt() == place);
            assertThat(last(stream).get("status").asText()).isEqualTo("AWAITING_APPROVAL");
            List<Boolean> logged = stream.logged("status");
            assertThat(logged.get(logged.size() - 1)).isFalse();
        }
    }

    @Test
    void howLongItTakesIsReadOffTheLastDay() {
        for (int i = 0; i < 3; i++) {
            UUID decided = waiting();
            jdbc.sql("update approval set created_at = created_at - interval '10 minutes' where conversation_id = ?")
                    .param(decided)
                    .update();
            reject(decided);
        }
        UUID waits = waiting();

        await().atMost(A_LOOK_OR_TWO).until(() -> progress(waits).has("minutes"));
        assertThat(progress(waits).get("minutes").asInt())
                .isBetween(1, 20 * progress(waits).get("place").asInt());
    }

    @Test
    void whoAsksForAPersonWaitsAndThenSeesWhoHasIt() {
        UUID id = waiting();
        String approval = "/api/v1/approvals/"
                + api.get(path(id), agent).body().get("approval_id").asText();
        try (Followed stream = follow(id)) {
            Answer asked = api.post(path(id) + "/person", token(id), "{}");
            assertThat(asked.status()).isEqualTo(200);
            assertThat(asked.body().get("stage").asText()).isEqualTo("WAITING");
            assertThat(asked.body().get("place").asInt()).isPositive();
            assertThat(api.post(path(id) + "/person", token(id), null)
                            .body()
                            .get("stage")
                            .asText())
                    .isEqualTo("WAITING");
            assertThat(handoffs(id)).isEqualTo(1);
            // What the machine had drafted is not wanted any more.
            assertThat(api.get(path(id), agent).body().has("approval_id")).isFalse();
            assertThat(api.get(approval, agent).body().get("superseded")).hasToString("{\"cause\":\"person-wanted\"}");

            claim(id);
            await().until(() ->
                    last(stream).path("progress").path("stage").asText().equals("WITH_PERSON"));
            assertThat(last(stream).get("progress").get("person").asText()).isEqualTo("AGENT " + mina.id());
            assertThat(progress(id)).isEqualTo(last(stream).get("progress"));
            assertThat(api.post(path(id) + "/person", token(id), null)
                            .body()
                            .get("stage")
                            .asText())
                    .isEqualTo("WITH_PERSON");
            assertThat(handoffs(id)).isEqualTo(1);
        }
    }

    @Test
    void whoseQuestionWasAnsweredMayAskForAPersonToo() {
        UUID id = waiting();
        approve(id);
        assertThat(progress(id).get("stage").asText()).isEqualTo("ANSWERED");

        assertThat(api.post(path(id) + "/person", token(id), null)
                        .body()
                        .get("stage")
                        .asText())
                .isEqualTo("WAITING");
        assertThat(api.get(handoffPath(id), agent).body().get("reason").asText())
                .isEqualTo("customer-asked-for-a-person");
        assertThat(api.get(handoffPath(id), agent).body().get("summary").asText())
                .isEqualTo("Where is my order?");
    }

    @Test
    void outsideOfTheHoursItSaysWhenAndNotHowLong() {
        LocalDate inThreeDays = LocalDate.now(ZoneOffset.UTC).plusDays(3);
        Instant opens = inThreeDays.atTime(9, 0).toInstant(ZoneOffset.UTC);
        ChannelConfig chat = ChannelFiles.webchat();
        Hours hours = new Hours(
                ZoneOffset.UTC,
                Map.of(inThreeDays.getDayOfWeek(), List.of(new Hours.Span(LocalTime.of(9, 0), null))),
                Set.of());
        channels.starting(new ChannelConfig(
                chat.id(),
                chat.kind(),
                true,
                chat.mode(),
                chat.autoThreshold(),
                chat.neverAutomatic(),
                chat.approval(),
                chat.ambiguousSend(),
                chat.pace(),
                chat.source(),
                chat.sink(),
                hours,
                chat.chat()));
        UUID id = waiting();

        JsonNode asked = api.post(path(id) + "/person", token(id), null).body();

        assertThat(asked.get("opens_at").asText()).isEqualTo(opens.toString());
        assertThat(asked.has("minutes")).isFalse();
    }

    @Test
    void typingIsSeenByBothSidesAndEnds() {
        UUID id = waiting();
        String colleague = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
        api.post(path(id) + "/person", token(id), null);
        claim(id);
        try (Followed visitor = follow(id);
                Followed desk = new Followed(port, colleague)) {
            api.post(path(id) + "/presence", colleague, "{\"doing\":\"typing\"}");
            api.post(path(id) + "/presence", agent, "{\"doing\":\"typing\"}");
            await().until(() -> !visitor.named("typing").isEmpty());
            // What only colleagues will read ends it, and is no typing by itself.
            api.post(path(id) + "/presence", agent, "{\"doing\":\"noting\"}");
            await().until(() -> visitor.named("typing").size() == 2);
            api.post(path(id) + "/presence", agent, "{\"doing\":\"noting\"}");
            await().until(() -> desk.named("presence").stream()
                    .anyMatch(it ->
                            it.contains("\"noting\"") && it.contains(mina.id().toString())));
            api.post(path(id) + "/presence", agent, "{\"doing\":\"typing\"}");
            await().until(() -> visitor.named("typing").size() == 3);
            assertThat(node(visitor.named("typing").get(0)).get("name").asText())
                    .isEqualTo("AGENT " + mina.id());
            api.post(path(id) + "/presence", agent, "{\"doing\":\"viewing\"}");
            await().until(() -> visitor.named("typing").size() == 4);
            assertThat(Instant.parse(
                            node(visitor.named("typing").get(3)).get("until").asText()))
                    .isBefore(Instant.now().plusMillis(1));

            assertThat(api.send("PUT", path(id) + "/typing", token(id), "{\"typing\":true}")
                            .status())
                    .isEqualTo(204);
            await().until(() -> desk.named("presence").stream().anyMatch(it -> it.contains("\"customer\":true")));
            await().atMost(Duration.ofSeconds(9)).until(() -> desk.named("presence").stream()
                    .anyMatch(it -> it.contains("\"customer\":true") && it.contains("\"gone\"")));
        }
    }

    private UUID waiting() {
        var draft = turns.ask("Where is my order?");
        approvals.request(draft.id());
        return draft.conversationId();
    }

    private void reject(UUID id) {
        decide(id, "{\"action\":\"reject\",\"reason\":\"No.\"}");
    }

    private void approve(UUID id) {
        decide(id, "{\"action\":\"approve\"}");
    }

    private void decide(UUID id, String decision) {
        String approval = "/api/v1/approvals/"
                + api.get(path(id), agent).body().get("approval_id").asText();
        assertThat(api.post(approval + "/claim", agent, null).status()).isEqualTo(200);
        Answer decided = api.post(approval + "/decision", agent, decision);
        assertThat(decided.status()).as("%s", decided.body()).isEqualTo(200);
    }

    private void claim(UUID id) {
        assertThat(api.post(handoffPath(id) + "/claim", agent, null).status()).isEqualTo(200);
    }

    private String handoffPath(UUID id) {
        return "/api/v1/handoffs/"
                + api.get(path(id), agent).body().get("handoff_id").asText();
    }

    private long handoffs(UUID id) {
        return jdbc.sql("select count(*) from handoff where conversation_id = ?")
                .param(id)
                .query(Long.class)
                .single();
    }

    private JsonNode progress(UUID id) {
        return api.get(path(id), token(id)).body().get("progress");
    }

    private Followed follow(UUID id) {
        return new Followed(port, token(id), path(id) + "/events");
    }

    private JsonNode last(Followed stream) {
        List<String> told = stream.named("status");
        return node(told.isEmpty() ? "{}" : told.get(told.size() - 1));
    }

    private JsonNode node(String text) {
        try {
            return json.readTree(text);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String path(UUID id) {
        return "/api/v1/conversations/" + id;
    }

    private String token(UUID id) {
        return "Bearer " + tokens.issue(new Visitor(id, "webchat", "visitor")).visitorToken();
    }
}
