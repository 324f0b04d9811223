package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.Staff;
import io.serai.console.Api.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Several drafts at once, over HTTP. */
@ApiTest
@Import(Staff.class)
@TestPropertySource(properties = "serai.knowledge.folders=classpath:demo/knowledge/")
class BulkTest {

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    Api api;
    Staff.Hired jonas;
    String minas;
    String jonass;

    @BeforeEach
    void people() {
        api = new Api(port);
        jonas = staff.hire("AGENT");
        jonass = Api.basic(jonas.email(), Staff.PASSWORD);
        minas = Api.basic(staff.hire("AGENT").email(), Staff.PASSWORD);
    }

    @Test
    void oneThatIsSomebodyElsesHoldsUpNoOtherAndSaysWhoseItIs() {
        String free = draft();
        String taken = draft();
        String mine = draft();
        claim(taken, jonass);
        claim(mine, minas);

        JsonNode items = decide(minas, "hand_off", free, taken, mine);

        assertThat(items.findValuesAsText("id")).containsExactly(free, taken, mine);
        assertThat(items.findValuesAsText("done")).containsExactly("true", "false", "true");
        assertThat(items.findValuesAsText("state")).containsExactly("HANDED_OFF", "HANDED_OFF");
        JsonNode lost = items.get(1);
        assertThat(lost.get("kind").asText()).isEqualTo("conflict");
        assertThat(lost.get("code").asText()).isEqualTo("claimed");
        assertThat(lost.get("claimed_by_id").asText()).isEqualTo(jonas.id().toString());
        assertThat(lost.get("claimed_by_name").asText()).isEqualTo(nameOf(jonas));
        assertThat(Instant.parse(lost.get("claimed_at").asText()))
                .isBetween(
                        Instant.now().minus(Duration.ofMinutes(1)),
                        Instant.now().plusSeconds(1));
        assertThat(items.get(0).has("claimed_by_id")).isFalse();
        assertThat(stateOf(taken)).isEqualTo("CLAIMED");
    }

    @Test
    void whatOneHasIsGivenBackTogether() {
        List<String> mine = List.of(draft(), draft());
        String taken = draft();
        mine.forEach(it -> claim(it, minas));
        claim(taken, jonass);

        JsonNode items = decide(minas, "release", mine.get(0), mine.get(1), taken);

        assertThat(items.findValuesAsText("done")).containsExactly("true", "true", "false");
        assertThat(items.get(2).get("claimed_by_name").asText()).isEqualTo(nameOf(jonas));
        assertThat(mine).allMatch(it -> stateOf(it).equals("PENDING"));
        assertThat(stateOf(taken)).isEqualTo("CLAIMED");
    }

    private JsonNode decide(String agent, String action, String... ids) {
        String list = Stream.of(ids).map("\"%s\""::formatted).collect(Collectors.joining(","));
        Answer answer =
                api.post("/api/v1/approvals/bulk", agent, "{\"ids\":[%s],\"action\":\"%s\"}".formatted(list, action));
        assertThat(answer.status()).isEqualTo(200);
        return answer.body().get("items");
    }

    private void claim(String draft, String agent) {
        assertThat(api.post("/api/v1/approvals/" + draft + "/claim", agent, null)
                        .status())
                .isEqualTo(200);
    }

    private String stateOf(String draft) {
        return api.get("/api/v1/approvals/" + draft, minas).body().get("state").asText();
    }

    private String nameOf(Staff.Hired hired) {
        return jdbc.sql("select name from account where id = ?")
                .param(hired.id())
                .query(String.class)
                .single();
    }

    /** What the machine never answers by itself. */
    private String draft() {
        String question = "{\"text\":\"I wish to file a formal complaint about an employee\"}";
        String conversation = api.post("/api/v1/conversations", null, question)
                .body()
                .get("conversation_id")
                .asText();
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> jdbc.sql("select id::text from approval where conversation_id = ?::uuid")
                                .param(conversation)
                                .query(String.class)
                                .optional(),
                        Optional::isPresent)
                .orElseThrow();
    }
}
