package io.serai.database;

import io.serai.TestDatabase;
import io.serai.shared.Acting.Person;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.core.io.ClassPathResource;

/** A migrated database with two conversations, and plain connections to it: no code of the hub is in between. */
class RowsDatabase {

    record Owner(String getJdbcUrl, String getUsername, String getPassword) implements JdbcConnectionDetails {}

    final Owner owner;
    final DatabaseRoles roles;

    RowsDatabase() throws Exception {
        this(new Owner(TestDatabase.create(), "postgres", "postgres"), "serai", "");
        try (Connection connection = asOwner();
                var statement = connection.createStatement()) {
            statement.execute(
                    new ClassPathResource("rows/two-conversations.sql").getContentAsString(StandardCharsets.UTF_8));
        }
    }

    RowsDatabase(Owner owner, String prefix, String password) {
        this.owner = owner;
        this.roles = new DatabaseRoles(owner, prefix, password);
        Flyway.configure()
                .dataSource(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword())
                .placeholders(Map.of(
                        "work", roles.work().name(), "people", roles.people().name()))
                .load()
                .migrate();
        roles.letIn();
    }

    Connection asOwner() throws SQLException {
        return DriverManager.getConnection(owner.getJdbcUrl(), owner.getUsername(), owner.getPassword());
    }

    Connection asWork() throws SQLException {
        return connect(roles.work());
    }

    /** @param person null for one that the database was told nothing about */
    Connection as(Person person) throws SQLException {
        Connection connection = connect(roles.people());
        if (person != null) {
            HubConnections.tell(connection, person);
        }
        return connection;
    }

    private Connection connect(DatabaseRoles.Login role) throws SQLException {
        return DriverManager.getConnection(owner.getJdbcUrl(), role.name(), role.password());
    }
}
