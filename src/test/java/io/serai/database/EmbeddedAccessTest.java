package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedAccessTest {

    @TempDir
    Path data;

    @Test
    void withoutThePasswordNobodyGetsInAndItIsInAFileForTheHubsUser() throws Exception {
        try (EmbeddedDatabase database = new EmbeddedDatabase(data)) {
            assertIsClosed(database);
            Path file = data.resolve("postgres-password");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(file).strip())
                    .isEqualTo(database.password())
                    .hasSizeGreaterThan(30);
        }
    }

    @Test
    void aServerFromATimeWhenAllWereLetInIsClosedAndKeepsItsData() throws Exception {
        try (EmbeddedDatabase database = new EmbeddedDatabase(data)) {
            execute(database, "create table kept (x int)");
        }
        Files.delete(data.resolve("postgres-password"));
        Files.write(data.resolve("postgres/pg_hba.conf"), List.of("local all all trust", "host all all all trust"));

        for (int start = 0; start < 2; start++) {
            try (EmbeddedDatabase database = new EmbeddedDatabase(data)) {
                assertIsClosed(database);
                execute(database, "select * from kept");
            }
        }
    }

    @Test
    void aServerThatDiedIsStartedAgain() throws Exception {
        try (EmbeddedDatabase database = new EmbeddedDatabase(data)) {
            execute(database, "create table kept (x int)");
            Path pidFile = data.resolve("postgres/postmaster.pid");
            long died = Long.parseLong(Files.readAllLines(pidFile).get(0).strip());
            ProcessHandle.of(died).orElseThrow().destroyForcibly();

            await().atMost(Duration.ofSeconds(60)).ignoreExceptions().untilAsserted(() -> {
                execute(database, "select * from kept");
                assertThat(Long.parseLong(Files.readAllLines(pidFile).get(0).strip()))
                        .isNotEqualTo(died);
            });
            assertIsClosed(database);
        }
    }

    private static void assertIsClosed(EmbeddedDatabase database) {
        for (String password : new String[] {"", "postgres", "wrong"}) {
            SQLException refused = catchThrowableOfType(
                    SQLException.class,
                    () -> DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.OWNER, password));
            assertThat(refused.getSQLState()).isIn("28P01", "08004");
        }
    }

    private static void execute(EmbeddedDatabase database, String command) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.OWNER, database.password());
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
