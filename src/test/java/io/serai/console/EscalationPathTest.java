package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** From a junior to a senior over HTTP, with the assessment made by the hub meanwhile, and what the figures say then. */
@ApiTest
@Import(Staff.class)
@TestPropertySource(properties = "serai.knowledge.folders=classpath:demo/knowledge/")
class EscalationPathTest {
    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    Api api;
    Hired hired;
    String junior;
    String senior;
    String supervisor;

    @BeforeEach
    void people() {
        api = new Api(port);
        junior = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
        hired = staff.hire("SENIOR_AGENT");
        senior = Api.basic(hired.email(), Staff.PASSWORD);
        supervisor = Api.basic(staff.hire("SUPERVISOR").email(), Staff.PASSWORD);
    }

    @Test
    void aSeniorIsToldSeesWhatIsKnownGetsTheAssessmentAndFinishes() {
        String conversation = api.post(
                        "/api/v1/conversations", null, "{\"text\":\"My item arrived damaged. What should I do?\"}")
                .body()
                .get("conversation_id")
                .asText();
        String body = """
                {"reason":"needs-expertise","notes":"Nothing in tracking","tried":["Asked for the number"],"for":"senior"}
                """;
        String path;
        try (Followed events = new Followed(port, senior)) {
            String key = Ids.next().toString();
            Answer escalated = api.send(
                    "POST",
                    "/api/v1/conversations/" + conversation + "/handoffs",
                    junior,
                    body,
                    "Content-Type",
                    "application/json",
                    "Idempotency-Key",
                    key);
            assertThat(escalated.status()).isEqualTo(201);
            assertThat(escalated.body().get("for").asText()).isEqualTo("senior");
            path = "/api/v1/handoffs/" + escalated.body().get("id").asText();
            await().until(() -> events.named("handoff-opened").stream()
                    .anyMatch(it -> it.contains(conversation) && it.contains("\"for\":\"senior\"")));

            Answer opened = api.get(path, senior);
            assertThat(opened.body().get("notes").asText()).isEqualTo("Nothing in tracking");
            assertThat(opened.body().get("tried").get(0).asText()).isEqualTo("Asked for the number");
            assertThat(opened.body().get("unread").asBoolean()).isTrue();
            assertThat(opened.body().get("present")).isEmpty();
            assertThat(opened.body().get("earlier_conversations")).isEmpty();
            assertThat(api.send("PUT", path + "/read", senior, null).status()).isEqualTo(204);
            assertThat(api.get(path, senior).body().get("unread").asBoolean()).isFalse();

            await().atMost(Duration.ofSeconds(30)).until(() -> events.named("handoff-assessment-ready").stream()
                    .anyMatch(it -> it.contains(conversation)));
        }
        JsonNode assessment = api.get(path, senior).body().get("assessment");
        assertThat(assessment.get("state").asText()).isEqualTo("ready");
        // No model is configured: it quotes an article, and does not know how sure it may be.
        assertThat(assessment.get("confidence").asText()).isEqualTo("low");
        assertThat(assessment.get("likely_cause").asText()).contains("My item arrived damaged or wrong");
        assertThat(assessment.get("suggested_steps")).isNotEmpty();
        assertThat(assessment.get("model").asText()).isEqualTo("extractive");
        assertProblem(api.post(path + "/assessment", senior, null), "conflict");

        assertProblem(api.post(path + "/claim", junior, null), "forbidden");
        assertThat(api.post(path + "/claim", senior, null).status()).isEqualTo(200);
        assertThat(api.get("/api/v1/conversations/" + conversation, junior)
                        .body()
                        .get("holder")
                        .get("id")
                        .asText())
                .isEqualTo(hired.id().toString());
        assertThat(api.get("/api/v1/handoffs/open?holder=me&for=senior", senior)
                        .body()
                        .get("items"))
                .hasSize(1);
        assertThat(api.post(path + "/return", senior, "{\"notes\":\"Not today\"}")
                        .body()
                        .get("state")
                        .asText())
                .isEqualTo("OPEN");
        assertThat(api.post(path + "/claim", senior, null).status()).isEqualTo(200);
        assertProblem(api.post(path + "/transfer", senior, "{\"account_id\":\"%s\"}".formatted(Ids.next())), "invalid");
        assertThat(api.post(path + "/resolve", senior, null).body().get("state").asText())
                .isEqualTo("RESOLVED");
        assertThat(api.get("/api/v1/conversations/" + conversation + "/notes", junior)
                        .body()
                        .findValuesAsText("text"))
                .containsExactly("Not today");

        assertFigures();
    }

    @Test
    void whereNothingIsKnownTheAssessmentFailsSaysWhyAndMayBeAskedForAgain() {
        String conversation = api.post(
                        "/api/v1/conversations", null, "{\"text\":\"Who won the football match yesterday?\"}")
                .body()
                .get("conversation_id")
                .asText();
        Answer escalated = api.send(
                "POST",
                "/api/v1/conversations/" + conversation + "/handoffs",
                junior,
                "{\"reason\":\"other\",\"for\":\"senior\"}",
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                Ids.next().toString());
        String path = "/api/v1/handoffs/" + escalated.body().get("id").asText();
        JsonNode failed = await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> api.get(path, senior).body().get("assessment"),
                        it -> !it.get("state").asText().equals("making"));
        assertThat(failed.get("state").asText()).isEqualTo("failed");
        assertThat(failed.get("error").asText()).isEqualTo("nothing-found");
        assertThat(api.post(path + "/assessment", senior, null)
                        .body()
                        .get("state")
                        .asText())
                .isEqualTo("making");
        await().atMost(Duration.ofSeconds(30)).until(() -> api.get(path, senior)
                .body()
                .get("assessment")
                .get("state")
                .asText()
                .equals("failed"));
    }

    private void assertFigures() {
        assertProblem(api.get("/api/v1/analytics/escalations", senior), "forbidden");
        JsonNode report = api.get("/api/v1/analytics/escalations", supervisor).body();
        assertThat(report.get("total").get("opened").asInt()).isPositive();
        JsonNode reason = keyed(report.get("by_reason"), "needs-expertise");
        assertThat(reason.get("opened").asInt()).isOne();
        assertThat(reason.get("resolved").asInt()).isOne();
        assertThat(reason.get("claim_median_ms").asLong()).isPositive();
        assertThat(reason.get("resolve_p90_ms").asLong())
                .isGreaterThanOrEqualTo(reason.get("claim_median_ms").asLong());
        assertThat(keyed(report.get("by_person"), hired.id().toString())
                        .get("claimed")
                        .asInt())
                .isOne();
        String far = "/api/v1/analytics/escalations?from=2020-01-01T00:00:00Z&to=2020-01-02T00:00:00Z";
        JsonNode nothing = api.get(far, supervisor).body();
        assertThat(nothing.get("total").get("opened").asInt()).isZero();
        assertThat(nothing.get("total").has("claim_median_ms")).isFalse();
        assertThat(nothing.get("by_reason")).isEmpty();
        assertProblem(api.get(far.replace("2020-01-02", "2021-01-02"), supervisor), "invalid");
    }

    private static JsonNode keyed(JsonNode figures, String key) {
        return StreamSupport.stream(figures.spliterator(), false)
                .filter(it -> it.path("key").asText().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
