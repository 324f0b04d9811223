package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

@ApiTest
class AuditApiTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    PasswordEncoder passwords;

    Api api;
    UUID mina;

    @BeforeEach
    void lines() {
        api = new Api(port);
        mina = account("Mina", "AGENT");
        for (int i = 0; i < 3; i++) {
            line("approval-decided", "approval", "a" + i, "2026-01-0%d".formatted(i + 1));
        }
        line("signed-in", "account", mina.toString(), "2026-01-04");
    }

    @Test
    void aSupervisorFindsWhoDidWhat() {
        JsonNode all =
                api.get("/api/v1/audit?actor_id=" + mina, supervisor()).body().get("items");
        assertThat(all).hasSize(4);
        assertThat(all.get(0).get("action").asText()).isEqualTo("signed-in");
        assertThat(all.get(1).get("actor_name").asText()).isEqualTo("Mina");
        assertThat(all.get(1).get("facts").get("state").asText()).isEqualTo("APPROVED");

        assertThat(subjects("&action=approval-decided")).containsExactly("a2", "a1", "a0");
        assertThat(subjects("&subject_type=approval&subject_id=a1")).containsExactly("a1");
        assertThat(subjects("&from=2026-01-02T00:00:00Z&to=2026-01-03T00:00:00Z"))
                .containsExactly("a1");
        assertThat(subjects("&action=nothing")).isEmpty();
    }

    @Test
    void signingInAndWhatIsDoneWithAccountsIsKept() {
        UUID jonas = account("Jonas", "AGENT");
        UUID sofia = account("Sofia", "SUPERVISOR");
        Browser browser = new Browser(port);
        browser.signIn(jonas + "@example.org", "guessed");
        browser.signIn(jonas + "@example.org", Api.PASSWORD);
        browser.send(
                "PUT",
                "/api/v1/session/password",
                "{\"old_password\":\"%s\",\"new_password\":\"seven llamas paint quietly\"}".formatted(Api.PASSWORD));
        browser.send("DELETE", "/api/v1/session", null);
        api.get("/api/v1/channels", Api.basic(jonas + "@example.org", "guessed"));
        String user = "/api/v1/users/" + jonas;
        api.send("PUT", user + "/role", credentials(sofia), "{\"role\":\"SENIOR_AGENT\"}");
        api.send("DELETE", user + "/sessions", credentials(sofia), null);
        api.post(user + "/deactivate", credentials(sofia), null);
        api.post(user + "/activate", credentials(sofia), null);

        List<String> lines = new ArrayList<>();
        api.get("/api/v1/audit?subject_type=account&subject_id=" + jonas, supervisor())
                .body()
                .get("items")
                .forEach(line -> lines.add(
                        0,
                        "%s by %s"
                                .formatted(
                                        line.get("action").asText(),
                                        line.path("actor_id").asText("nobody"))));
        assertThat(lines)
                .containsExactly(
                        "sign-in-refused by nobody",
                        "signed-in by " + jonas,
                        "password-changed by " + jonas,
                        "signed-out by " + jonas,
                        "sign-in-refused by nobody",
                        "role-changed by " + sofia,
                        "sessions-ended by " + sofia,
                        "account-deactivated by " + sofia,
                        "account-activated by " + sofia);
        JsonNode changed = api.get("/api/v1/audit?action=role-changed&subject_id=" + jonas, supervisor())
                .body()
                .at("/items/0/facts");
        assertThat(changed.get("from").asText()).isEqualTo("AGENT");
        assertThat(changed.get("to").asText()).isEqualTo("SENIOR_AGENT");
    }

    @Test
    void pagesShowEachLineOnce() {
        List<String> seen = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = api.get("/api/v1/audit?limit=3&actor_id=" + mina + cursor, supervisor())
                    .body();
            page.get("items").forEach(line -> seen.add(line.get("subject_id").asText()));
            cursor = page.hasNonNull("next_cursor")
                    ? "&cursor=" + page.get("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(seen).containsExactly(mina.toString(), "a2", "a1", "a0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AGENT", "SENIOR_AGENT"})
    void otherRolesAreRefused(String role) {
        Answer answer = api.get("/api/v1/audit", credentials(account("Jonas", role)));
        assertThat(answer.status()).isEqualTo(403);
        assertProblem(answer, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"actor_id=mina", "action=A%20B", "from=yesterday", "cursor=0", "cursor=x", "limit=0", "who=mina"
            })
    void aQuestionThatMakesNoSenseIsRefused(String query) {
        assertThat(api.get("/api/v1/audit?" + query, supervisor()).status()).isIn(400, 422);
    }

    private List<String> subjects(String query) {
        List<String> subjects = new ArrayList<>();
        api.get("/api/v1/audit?actor_id=" + mina + query, supervisor())
                .body()
                .get("items")
                .forEach(line -> subjects.add(line.get("subject_id").asText()));
        return subjects;
    }

    private String supervisor() {
        return credentials(account("Sofia", "SUPERVISOR"));
    }

    private static String credentials(UUID account) {
        return Api.basic(account + "@example.org", Api.PASSWORD);
    }

    private UUID account(String name, String role) {
        UUID id = Ids.next();
        jdbc.sql("insert into account (id, email, name, role, password_hash) values (?, ?, ?, ?, ?)")
                .params(id, id + "@example.org", name, role, passwords.encode(Api.PASSWORD))
                .update();
        return id;
    }

    private void line(String action, String subjectType, String subjectId, String day) {
        jdbc.sql("""
                        insert into audit_entry (at, actor_id, action, subject_type, subject_id, facts)
                        values (?::timestamptz, ?, ?, ?, ?, '{"state": "APPROVED"}')
                        """)
                .params(day + "T12:00:00Z", mina, action, subjectType, subjectId)
                .update();
    }
}
