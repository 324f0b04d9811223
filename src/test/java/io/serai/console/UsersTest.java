package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
@Import(Staff.class)
class UsersTest {
    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    private Hired agent;
    private Browser agents;
    private Hired supervisor;
    private Browser supervisors;

    @BeforeEach
    void signIn() {
        agent = staff.hire("AGENT");
        supervisor = staff.hire("SUPERVISOR");
        agents = signedIn(agent);
        supervisors = signedIn(supervisor);
    }

    @Test
    void aSupervisorSeesWhoThereIsAndNoSecrets() {
        // The last before those who came after.
        UUID before = jdbc.sql("select id from account where id < ? order by id desc limit 1")
                .param(agent.id())
                .query(UUID.class)
                .single();
        Answer answer = supervisors.get("/api/v1/users?state=ACTIVE&limit=5&cursor=" + before);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().get("items"))
                .anyMatch(it -> it.get("id").asText().equals(agent.id().toString())
                        && it.get("role").asText().equals("AGENT")
                        && it.get("state").asText().equals("ACTIVE"));
        assertThat(answer.http().body()).doesNotContain("password", "bcrypt", "generation");
    }

    @Test
    void aChangeOfRoleCountsAtOnceAndEndsWhatWasSignedIn() {
        String cookie = agents.cookies.get(Browser.SESSION);

        Answer changed = change(supervisors, agent.id(), "SUPERVISOR");

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("role").asText()).isEqualTo("SUPERVISOR");
        assertThat(agents.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(sessionsOf(agent)).isZero();
        assertThat(new Api(port)
                        .send("GET", "/api/v1/users", null, null, "Cookie", Browser.SESSION + "=" + cookie)
                        .status())
                .isEqualTo(401);
        assertThat(signedIn(agent).get("/api/v1/users").status()).isEqualTo(200);
        assertThat(logged("role-changed", agent.id())).isEqualTo(1);
    }

    @Test
    void whoLostARoleLostItWithinTheSamePassword() {
        String basic = Api.basic(supervisor.email(), Staff.PASSWORD);
        assertThat(new Api(port).get("/api/v1/users", basic).status()).isEqualTo(200);

        change(administrator(), supervisor.id(), "AGENT");

        assertThat(new Api(port).get("/api/v1/users", basic).status()).isEqualTo(403);
    }

    @Test
    void whoIsDeactivatedIsOutEverywhereAndCanComeBack() {
        assertThat(supervisors.post(user(agent.id(), "deactivate"), null).status())
                .isEqualTo(200);

        assertThat(agents.get("/api/v1/session").status()).isEqualTo(401);
        Answer again = new Browser(port).signIn(agent.email(), Staff.PASSWORD);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.body().get("detail").asText()).isEqualTo("The e-mail address or the password is wrong.");
        String basic = Api.basic(agent.email(), Staff.PASSWORD);
        assertThat(new Api(port).get("/api/v1/session", basic).status()).isEqualTo(401);

        assertThat(supervisors.post(user(agent.id(), "activate"), null).status())
                .isEqualTo(200);
        assertThat(agents.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(agents.signIn(agent.email(), Staff.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void sessionsCanBeEnded() {
        Browser second = signedIn(agent);

        assertThat(supervisors
                        .send("DELETE", "/api/v1/users/%s/sessions".formatted(agent.id()), null)
                        .status())
                .isEqualTo(204);

        assertThat(List.of(
                        agents.get("/api/v1/session").status(),
                        second.get("/api/v1/session").status()))
                .containsOnly(401);
        assertThat(logged("sessions-ended", agent.id())).isEqualTo(1);
    }

    @Test
    void aSessionThatIsBeingWrittenWhileAllAreEndedIsOverToo() {
        // As one looks whose row came after the deletion: it is of the generation before.
        jdbc.sql("update account set session_generation = session_generation + 1 where id = ?")
                .param(agent.id())
                .update();

        assertThat(sessionsOf(agent)).isEqualTo(1);
        assertThat(agents.get("/api/v1/session").status()).isEqualTo(401);
    }

    @Test
    void nobodyChangesSomebodyAboveThemself() {
        Hired boss = staff.hire("ADMINISTRATOR");

        assertThat(change(supervisors, boss.id(), "AGENT").status()).isEqualTo(403);
        assertThat(supervisors.post(user(boss.id(), "deactivate"), null).status())
                .isEqualTo(403);
        assertThat(supervisors
                        .send("DELETE", "/api/v1/users/%s/sessions".formatted(boss.id()), null)
                        .status())
                .isEqualTo(403);
        assertThat(signedIn(boss).get("/api/v1/users").status()).isEqualTo(200);
    }

    @Test
    void nobodyLiftsAnybodyAboveThemself() {
        assertThat(change(supervisors, agent.id(), "ADMINISTRATOR").status()).isEqualTo(403);
        assertThat(change(supervisors, supervisor.id(), "ADMINISTRATOR").status())
                .isEqualTo(403);
        assertThat(agents.get("/api/v1/session").status()).isEqualTo(200);
    }

    @Test
    void nobodyChangesThemselfSoThatSomebodyRemains() {
        Browser boss = administrator();
        UUID id = UUID.fromString(
                boss.get("/api/v1/session").body().get("account_id").asText());

        assertThat(change(boss, id, "AGENT").status()).isEqualTo(403);
        assertThat(boss.post(user(id, "deactivate"), null).status()).isEqualTo(403);
        assertThat(boss.send("DELETE", "/api/v1/users/%s/sessions".formatted(id), null)
                        .status())
                .isEqualTo(204);
        assertThat(boss.get("/api/v1/session").status()).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"role\":\"OWNER\"}",
                "{\"role\":\"AGENT\",\"state\":\"ACTIVE\"}",
                "{\"role\":\"AGENT\",\"must_change_password\":false}",
                "{}"
            })
    void nothingButARoleIsTaken(String body) {
        Answer answer = supervisors.send("PUT", "/api/v1/users/%s/role".formatted(agent.id()), body);

        assertThat(answer.status()).isEqualTo(422);
        AccessTest.assertProblem(answer, "invalid");
    }

    @Test
    void nobodyIsNotFound() {
        assertThat(change(supervisors, Ids.next(), "AGENT").status()).isEqualTo(404);
    }

    @Test
    void whoMustChangeThePasswordCanDoNothingBefore() {
        Hired fresh = staff.hire("SUPERVISOR", true);
        Browser browser = new Browser(port);
        Answer signedIn = browser.signIn(fresh.email(), Staff.PASSWORD);
        assertThat(signedIn.body().get("must_change_password").asBoolean()).isTrue();
        assertThat(browser.get("/api/v1/users").status()).isEqualTo(403);
        Browser elsewhere = signedIn(fresh);

        String body = "{\"old_password\":\"%s\",\"new_password\":\"%s\"}";
        assertThat(browser.send(
                                "PUT",
                                "/api/v1/session/password",
                                body.formatted("wrong", "seven llamas paint quietly"))
                        .status())
                .isEqualTo(401);
        assertThat(browser.send("PUT", "/api/v1/session/password", body.formatted(Staff.PASSWORD, Staff.PASSWORD))
                        .status())
                .isEqualTo(422);
        Answer changed = browser.send(
                "PUT", "/api/v1/session/password", body.formatted(Staff.PASSWORD, "seven llamas paint quietly"));

        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().get("must_change_password").asBoolean()).isFalse();
        assertThat(browser.get("/api/v1/users").status()).isEqualTo(200);
        assertThat(elsewhere.get("/api/v1/session").status()).isEqualTo(401);
        assertThat(new Browser(port).signIn(fresh.email(), Staff.PASSWORD).status())
                .isEqualTo(401);
    }

    private Browser administrator() {
        return signedIn(staff.hire("ADMINISTRATOR"));
    }

    private Browser signedIn(Hired hired) {
        Browser browser = new Browser(port);
        assertThat(browser.signIn(hired.email(), Staff.PASSWORD).status()).isEqualTo(200);
        return browser;
    }

    private static Answer change(Browser by, UUID id, String role) {
        return by.send("PUT", "/api/v1/users/%s/role".formatted(id), "{\"role\":\"%s\"}".formatted(role));
    }

    private static String user(UUID id, String what) {
        return "/api/v1/users/%s/%s".formatted(id, what);
    }

    private long sessionsOf(Hired hired) {
        return jdbc.sql("select count(*) from spring_session where principal_name = ?")
                .param(hired.id().toString())
                .query(Long.class)
                .single();
    }

    private long logged(String type, UUID accountId) {
        return jdbc.sql("select count(*) from event where type = ? and payload ->> 'account_id' = ?")
                .params(type, accountId.toString())
                .query(Long.class)
                .single();
    }
}
