package io.serai;

import io.serai.database.EmbeddedDatabase;
import io.serai.shared.Ids;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** One PostgreSQL for all tests of a run, and in it an empty database for each application context. */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final EmbeddedDatabase SERVER = new EmbeddedDatabase(
            Path.of("target", "test-database-" + ProcessHandle.current().pid()));

    private static volatile boolean usedByContexts;

    static {
        onTheServer("alter role postgres password 'postgres'", SERVER.password());
        // After all contexts: what they still have under way needs it.
        SpringApplication.getShutdownHandlers().add(TestDatabase::stop);
        // Spring runs that only where there was an application.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            if (!usedByContexts) {
                stop();
            }
        }));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        usedByContexts = true;
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test-database",
                        Map.of(
                                "serai.database.url", create(),
                                "serai.database.username", "postgres",
                                "serai.database.password", "postgres")));
    }

    /** Makes an empty database. @return its JDBC URL; user and password are both {@code postgres} */
    public static String create() {
        String name = "test_" + Ids.next().toString().replace("-", "");
        onTheServer("create database " + name, "postgres");
        return "jdbc:postgresql://localhost:%d/%s".formatted(SERVER.port(), name);
    }

    /** For what the hub's own roles may not do. @param jdbcUrl of a database made by {@link #create} */
    public static void asOwner(String jdbcUrl, String command) {
        execute(command, jdbcUrl, "postgres");
    }

    private static void onTheServer(String command, String password) {
        execute(command, SERVER.jdbcUrl(), password);
    }

    private static void execute(String command, String jdbcUrl, String password) {
        try (var connection = DriverManager.getConnection(jdbcUrl, EmbeddedDatabase.OWNER, password);
                var statement = connection.createStatement()) {
            statement.execute(command);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void stop() {
        try {
            SERVER.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
