package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.MovableClock;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.account.Scope;
import io.serai.console.Api.Answer;
import io.serai.console.Contract.Promise;
import io.serai.shared.Ids;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@Import({Staff.class, MovableClock.Wound.class})
class ApiTokensTest {
    private static final String APPROVALS = "/api/v1/approvals/pending";
    private static final String FIGURES = "/api/v1/dashboard/timeseries";

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    MovableClock clock;

    @Autowired
    JdbcClient jdbc;

    private Api api;
    private Hired owner;
    private Browser owners;

    @BeforeEach
    void signIn() {
        api = new Api(port);
        owner = staff.hire("SUPERVISOR");
        owners = signedIn(owner);
    }

    @Test
    void aProgramGetsInByAToken() {
        String token = token("approvals:read");

        assertThat(token).startsWith("serai_").hasSizeGreaterThan(40);
        assertThat(api.get(APPROVALS, "Bearer " + token).status()).isEqualTo(200);
    }

    @Test
    void theTokenIsShownOnceAndKeptAsAHash() throws Exception {
        String token = token("approvals:read");

        assertThat(owners.get("/api/v1/tokens").http().body()).doesNotContain(token, "hash");
        String row = jdbc.sql("select to_jsonb(api_token)::text from api_token where account_id = ?")
                .param(owner.id())
                .query(String.class)
                .single();
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(token.getBytes());
        assertThat(row).doesNotContain(token.substring("serai_".length())).contains(hex(hash));
        assertThat(jdbc.sql("select count(*) from event where payload::text like '%' || ? || '%'")
                        .param(token)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void aTokenOpensOnlyWhatItsScopesSay() {
        String program = "Bearer " + token("approvals:read", "channels:read");

        assertThat(api.get("/api/v1/channels", program).status()).isEqualTo(200);
        assertThat(api.get(FIGURES, program).status()).isEqualTo(403);
        assertThat(api.get("/api/v1/users", program).status()).isEqualTo(403);
        assertThat(api.post("/api/v1/deliveries/replay", program, null).status())
                .isEqualTo(403);
        AccessTest.assertProblem(api.get("/api/v1/session", program), "forbidden");
    }

    @Test
    void aProgramSeesTheRowsThatItsOwnerMaySee() {
        UUID customer = Ids.next();
        jdbc.sql("insert into customer (id, display_name) values (?, 'Ada')")
                .param(customer)
                .update();

        Answer seen = api.get("/api/v1/customers/" + customer, "Bearer " + token("customers:read"));

        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.http().body()).contains("Ada");
    }

    @Test
    void whatAProgramDidIsInTheAuditLogWithItsTokenAlsoAfterThatIsRevoked() {
        Answer made = owners.post("/api/v1/tokens", body("handoffs:write"));
        String id = made.body().get("id").asText();
        String program = "Bearer " + made.body().get("token").asText();
        String conversation = api.post("/api/v1/conversations", null, "{\"text\":\"I want a person\"}")
                .body()
                .get("conversation_id")
                .asText();
        String handoff = api.post(
                        "/api/v1/conversations/" + conversation + "/handoffs",
                        program,
                        "{\"reason\":\"other\",\"for\":\"anybody\"}")
                .body()
                .get("id")
                .asText();
        assertThat(api.post("/api/v1/handoffs/" + handoff + "/claim", program, null)
                        .status())
                .isEqualTo(200);
        assertThat(owners.post("/api/v1/handoffs/" + handoff + "/resolve", null).status())
                .isEqualTo(200);
        assertThat(owners.send("DELETE", "/api/v1/tokens/" + id, null).status()).isEqualTo(204);

        JsonNode lines = owners.get("/api/v1/audit?subject_type=handoff&subject_id=" + handoff)
                .body()
                .get("items");
        assertThat(lines.findValuesAsText("action")).containsExactly("handoff-resolved", "handoff-claimed");
        assertThat(lines.findValuesAsText("actor_id"))
                .containsExactly(owner.id().toString(), owner.id().toString());
        assertThat(lines.get(0).has("token_id")).as("done by the owner").isFalse();
        assertThat(lines.get(1).path("token_id").asText()).isEqualTo(id);
        assertThat(lines.get(1).path("token_name").asText()).isEqualTo("the till");
    }

    @Test
    void whoMadeAndRevokedATokenIsInTheAuditLog() {
        Answer made = owners.post("/api/v1/tokens", body("approvals:read"));
        String id = made.body().get("id").asText();
        owners.send("DELETE", "/api/v1/tokens/" + id, null);

        Answer log = owners.get("/api/v1/audit?subject_type=api-token&subject_id=" + id);

        assertThat(log.body().get("items")).hasSize(2);
        assertThat(log.body().at("/items/0/action").asText()).isEqualTo("api-token-revoked");
        assertThat(log.body().at("/items/1/action").asText()).isEqualTo("api-token-created");
        assertThat(log.body().at("/items/1/actor_id").asText())
                .isEqualTo(owner.id().toString());
        assertThat(log.body().at("/items/1/facts/scopes/0").asText()).isEqualTo("approvals:read");
        assertThat(log.http().body()).doesNotContain(made.body().get("token").asText());
    }

    @Test
    void aTokenMakesNoTokens() {
        String program = "Bearer " + token("approvals:read");

        assertThat(api.get("/api/v1/tokens", program).status()).isEqualTo(403);
        assertThat(api.post("/api/v1/tokens", program, body("approvals:read")).status())
                .isEqualTo(403);
    }

    @Test
    void aTokenMayNotDoWhatItsOwnerMayNot() {
        Browser agents = signedIn(staff.hire("AGENT"));
        String program = "Bearer " + made(agents, "operations:write", "operations:read");

        assertThat(api.get("/api/v1/deliveries", program).status()).isEqualTo(200);
        assertThat(api.post("/api/v1/deliveries/replay", program, null).status())
                .isEqualTo(403);
    }

    @Test
    void aTokenLosesWhatItsOwnerLost() {
        String program = "Bearer " + token("operations:write");
        assertThat(api.post("/api/v1/deliveries/replay", program, null).status())
                .isEqualTo(200);

        change("role", "{\"role\":\"AGENT\"}");

        assertThat(api.post("/api/v1/deliveries/replay", program, null).status())
                .isEqualTo(403);
        assertThat(owners.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void aSupervisorSeesAndRevokesThoseOfOthers() {
        Hired agent = staff.hire("AGENT");
        Answer made = signedIn(agent).post("/api/v1/tokens", body("approvals:read"));
        String id = made.body().get("id").asText();
        String program = "Bearer " + made.body().get("token").asText();

        Answer seen = owners.get(tokensOf(agent));
        assertThat(seen.status()).isEqualTo(200);
        assertThat(seen.body().at("/items/0/id").asText()).isEqualTo(id);
        assertThat(seen.body().at("/items/0/name").asText()).isEqualTo("the till");
        assertThat(seen.http().body()).doesNotContain(made.body().get("token").asText());
        assertThat(owners.send("DELETE", tokensOf(agent) + "/" + id, null).status())
                .isEqualTo(204);

        assertThat(api.get(APPROVALS, program).status()).isEqualTo(401);
        assertThat(owners.get(tokensOf(agent)).body().get("items")).isEmpty();
        assertThat(owners.send("DELETE", tokensOf(agent) + "/" + id, null).status())
                .isEqualTo(404);
        Answer log = owners.get("/api/v1/audit?action=api-token-revoked&subject_id=" + id);
        assertThat(log.body().at("/items/0/actor_id").asText())
                .isEqualTo(owner.id().toString());
    }

    @Test
    void nobodyRevokesThoseOfSomebodyAboveThemself() {
        Hired boss = staff.hire("ADMINISTRATOR");
        Answer made = signedIn(boss).post("/api/v1/tokens", body("approvals:read"));
        String path = tokensOf(boss) + "/" + made.body().get("id").asText();

        assertThat(owners.send("DELETE", path, null).status()).isEqualTo(403);

        assertThat(api.get(APPROVALS, "Bearer " + made.body().get("token").asText())
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anothersTokenIsNotRevokedInTheNameOfAThird() {
        Hired agent = staff.hire("AGENT");
        Answer made = owners.post("/api/v1/tokens", body("approvals:read"));
        String id = made.body().get("id").asText();

        assertThat(owners.send("DELETE", tokensOf(agent) + "/" + id, null).status())
                .isEqualTo(404);
        assertThat(api.get(APPROVALS, "Bearer " + made.body().get("token").asText())
                        .status())
                .isEqualTo(200);
        assertThat(owners.send("DELETE", tokensOf(owner) + "/" + id, null).status())
                .isEqualTo(204);
    }

    @Test
    void agentsSeeAndRevokeNoTokensOfOthers() {
        String id = owners.post("/api/v1/tokens", body("approvals:read"))
                .body()
                .get("id")
                .asText();
        Browser agents = signedIn(staff.hire("SENIOR_AGENT"));

        assertThat(agents.get(tokensOf(owner)).status()).isEqualTo(403);
        assertThat(agents.send("DELETE", tokensOf(owner) + "/" + id, null).status())
                .isEqualTo(403);
        assertThat(owners.get("/api/v1/users/" + Ids.next() + "/tokens").status())
                .isEqualTo(404);
    }

    @Test
    void aRevokedTokenOpensNothing() {
        Answer made = owners.post("/api/v1/tokens", body("approvals:read"));
        String program = "Bearer " + made.body().get("token").asText();
        String id = made.body().get("id").asText();

        assertThat(owners.send("DELETE", "/api/v1/tokens/" + id, null).status()).isEqualTo(204);

        Answer replayed = api.get(APPROVALS, program);
        assertThat(replayed.status()).isEqualTo(401);
        assertThat(replayed.header("WWW-Authenticate")).startsWith("Bearer");
        AccessTest.assertProblem(replayed, "unauthenticated");
        assertThat(owners.send("DELETE", "/api/v1/tokens/" + id, null).status()).isEqualTo(404);
    }

    @Test
    void nobodySeesOrRevokesAnothersToken() {
        String id = owners.post("/api/v1/tokens", body("approvals:read"))
                .body()
                .get("id")
                .asText();
        Browser others = signedIn(staff.hire("ADMINISTRATOR"));

        assertThat(others.get("/api/v1/tokens").http().body()).doesNotContain(id);
        assertThat(others.send("DELETE", "/api/v1/tokens/" + id, null).status()).isEqualTo(404);
    }

    @Test
    void tokensDieWithTheirOwnersAccount() {
        String program = "Bearer " + token("approvals:read");

        change("deactivate", null);
        assertThat(api.get(APPROVALS, program).status()).isEqualTo(401);
        assertThat(owners.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(jdbc.sql(
                                "select count(*) from event where type = 'api-token-revoked' and payload ->> 'account_id' = ?")
                        .param(owner.id().toString())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        change("activate", null);

        assertThat(api.get(APPROVALS, program).status()).isEqualTo(401);
    }

    @Test
    void aTokenGetsTooOld() {
        String program = "Bearer " + token("approvals:read");

        clock.forward(Duration.ofDays(89));
        assertThat(api.get(APPROVALS, program).status()).isEqualTo(200);
        clock.forward(Duration.ofDays(2));

        assertThat(api.get(APPROVALS, program).status()).isEqualTo(401);
    }

    @Test
    void itIsKnownWhenATokenWasLastUsed() {
        String program = "Bearer " + token("approvals:read");
        assertThat(owners.get("/api/v1/tokens").body().at("/items/0").has("last_used_at"))
                .isFalse();

        api.get(APPROVALS, program);

        assertThat(owners.get("/api/v1/tokens").body().at("/items/0").has("last_used_at"))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"serai_", "serai_guessed", "SERAI_x", "serai_\u00e9"})
    void aGuessedTokenOpensNothing(String guess) {
        Answer answer = api.get(APPROVALS, "Bearer " + guess);

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.http().body()).doesNotContain("guessed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\":\"a\",\"scopes\":[]}",
                "{\"name\":\"a\",\"scopes\":[\"everything\"]}",
                "{\"name\":\" \",\"scopes\":[\"approvals:read\"]}",
                "{\"name\":\"a\",\"scopes\":[\"approvals:read\"],\"expires_in_days\":3650}",
                "{\"name\":\"a\",\"scopes\":[\"approvals:read\"],\"account_id\":\"0190a000-0000-7000-8000-000000000000\"}"
            })
    void whatIsNotInTheContractIsRefused(String body) {
        Answer answer = owners.post("/api/v1/tokens", body);

        assertThat(answer.status()).isEqualTo(422);
        AccessTest.assertProblem(answer, "invalid");
    }

    static List<CSVRecord> lines() {
        return AccessByRoleTest.lines();
    }

    @ParameterizedTest
    @MethodSource("lines")
    void eachOperationWantsItsOwnScopeAndNoOtherHelps(CSVRecord line) {
        String scope = line.get("scope");
        if (line.get("anybody").equals("yes")) {
            assertThat(scope).isEmpty();
            return;
        }
        Browser administrators = new Browser(port);
        administrators.signIn("agent@serai.local", Api.PASSWORD);
        String[] others = Arrays.stream(Scope.values())
                .map(Scope::text)
                .filter(it -> !it.equals(scope))
                .toArray(String[]::new);

        assertThat(call(line, made(administrators, others))).isEqualTo(403);
        if (!scope.isEmpty()) {
            assertThat(call(line, made(administrators, scope))).isNotIn(401, 403, 500);
        }
    }

    private int call(CSVRecord line, String token) {
        Promise promise = Contract.operations().stream()
                .filter(it -> it.toString().equals(line.get("operation")))
                .findFirst()
                .orElseThrow();
        return api.send(promise.method(), promise.examplePath(), "Bearer " + token, promise.needsBody() ? "{}" : null)
                .status();
    }

    private void change(String what, String body) {
        String path = "/api/v1/users/" + owner.id() + "/" + what;
        Answer changed = api.send(what.equals("role") ? "PUT" : "POST", path, Api.AGENT, body);
        assertThat(changed.status()).isEqualTo(200);
    }

    private static String tokensOf(Hired hired) {
        return "/api/v1/users/" + hired.id() + "/tokens";
    }

    private String token(String... scopes) {
        return made(owners, scopes);
    }

    private static String made(Browser browser, String... scopes) {
        Answer made = browser.post("/api/v1/tokens", body(scopes));
        assertThat(made.status()).isEqualTo(201);
        return made.body().get("token").asText();
    }

    private static String body(String... scopes) {
        return "{\"name\":\"the till\",\"scopes\":[\"%s\"]}".formatted(String.join("\",\"", scopes));
    }

    private Browser signedIn(Hired hired) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(hired.email(), Staff.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private static String hex(byte[] bytes) {
        return java.util.HexFormat.of().formatHex(bytes);
    }
}
