package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.console.Api.Answer;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@DirtiesContext
@TestPropertySource(properties = "spring.datasource.hikari.connection-timeout=1000")
class DatabaseAwayTest {
    @LocalServerPort
    int port;

    @Value("${serai.database.url}")
    String url;

    @Test
    void withoutTheDatabaseCallersAreAskedToComeAgain() throws SQLException {
        Api api = new Api(port);
        Browser browser = new Browser(port);
        browser.signIn("agent@serai.local", Api.PASSWORD);
        String database = url.substring(url.lastIndexOf('/') + 1);

        onTheServer("alter database %s allow_connections false".formatted(database));
        onTheServer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '%s'".formatted(database));

        assertUnavailable(api.get("/api/v1/approvals/pending", Api.AGENT));
        assertUnavailable(browser.get("/api/v1/approvals/pending"));
        assertUnavailable(browser.signIn("agent@serai.local", Api.PASSWORD));
        assertUnavailable(api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}"));

        onTheServer("alter database %s allow_connections true".formatted(database));

        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        api.get("/api/v1/approvals/pending", Api.AGENT).status())
                .isEqualTo(200));
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(
                        browser.get("/api/v1/approvals/pending").status())
                .isEqualTo(200));
    }

    private void onTheServer(String command) throws SQLException {
        String server = url.substring(0, url.lastIndexOf('/')) + "/postgres";
        try (var connection = DriverManager.getConnection(server, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }

    private static void assertUnavailable(Answer answer) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertProblem(answer, "unavailable");
    }
}
