package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Staff;
import io.serai.confidence.Confidence;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** What there is to decide by. */
@ApiTest
@Import(Staff.class)
@TestPropertySource(properties = "serai.knowledge.folders=classpath:demo/knowledge/")
class ApprovalShownTest {

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Test
    void aDraftThatWaitsIsShownWithItsSourcesScoreAndSignals() {
        Api api = new Api(port);
        String agent = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
        String question = "I wish to file a formal complaint about an employee";
        String conversation = api.post("/api/v1/conversations", null, "{\"text\":\"%s\"}".formatted(question))
                .body()
                .get("conversation_id")
                .asText();

        JsonNode waiting = await().atMost(Duration.ofSeconds(30))
                .until(() -> waitingOf(conversation, api, agent), found -> found != null);
        assertThat(waiting.get("probability").asDouble()).isBetween(0.0, 1.0);

        Answer shown = api.get("/api/v1/approvals/" + waiting.get("id").asText(), agent);
        assertThat(shown.status()).isEqualTo(200);
        JsonNode draft = shown.body();
        assertThat(draft.get("question").asText()).isEqualTo(question);
        assertThat(draft.get("probability")).isEqualTo(waiting.get("probability"));
        assertThat(draft.get("threshold").asDouble()).isEqualTo(0.8);
        assertThat(draft.get("policy_version").asText()).isEqualTo(Confidence.POLICY_VERSION);
        assertThat(draft.get("reason").asText()).isNotBlank();
        assertThat(draft.get("signals").fieldNames())
                .toIterable()
                .contains("similarity", "lexical", "margin", "supported", "rating", "risk");
        assertThat(draft.get("signals").get("supported").asDouble()).isEqualTo(1);
        JsonNode sources = draft.get("sources");
        assertThat(sources).isNotEmpty();
        for (int i = 0; i < sources.size(); i++) {
            assertThat(sources.get(i).get("number").asInt()).isEqualTo(i + 1);
            assertThat(sources.get(i).get("score").asDouble()).isPositive();
            assertThat(sources.get(i).get("title").asText()).isNotBlank();
        }
        assertThat(sources.findValuesAsText("text")).anyMatch(text -> text.contains(firstSentence(draft)));
        assertProblem(api.get("/api/v1/approvals/" + Ids.next(), agent), "not_found");
    }

    private static JsonNode waitingOf(String conversation, Api api, String agent) {
        JsonNode items =
                api.get("/api/v1/approvals/pending?limit=200", agent).body().get("items");
        return StreamSupport.stream(items.spliterator(), false)
                .filter(it -> it.get("conversation_id").asText().equals(conversation))
                .findFirst()
                .orElse(null);
    }

    private static String firstSentence(JsonNode draft) {
        String answer = draft.get("answer").asText();
        return answer.substring(0, answer.indexOf('.') + 1);
    }
}
