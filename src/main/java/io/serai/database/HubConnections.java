package io.serai.database;

import com.zaxxer.hikari.HikariDataSource;
import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections for the hub's own work, and others for people and customers, which see nothing but what the person may see
 * for whom the thread works. The database is told who that is each time a connection is taken, within a transaction or
 * not, so none is ever used in another one's name.
 */
class HubConnections extends AbstractDataSource implements AutoCloseable {

    private final HikariDataSource work;
    private final HikariDataSource people;

    HubConnections(HikariDataSource work, HikariDataSource people) {
        this.work = work;
        this.people = people;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Person person = Acting.person().orElse(null);
        if (person == null) {
            return work.getConnection();
        }
        Connection connection = people.getConnection();
        try {
            tell(connection, person);
            return connection;
        } catch (SQLException | RuntimeException e) {
            people.evictConnection(connection);
            throw e;
        }
    }

    static void tell(Connection connection, Person person) throws SQLException {
        try (var statement = connection.prepareStatement("select set_config('serai.role', ?, false),"
                + " set_config('serai.account', ?, false), set_config('serai.conversation', ?, false)")) {
            statement.setString(1, textOf(person.role()));
            statement.setString(2, textOf(person.accountId()));
            statement.setString(3, textOf(person.conversationId()));
            statement.execute();
        }
    }

    private static String textOf(Object setting) {
        return setting == null ? "" : setting.toString();
    }

    @Override
    public Connection getConnection(String username, String password) throws SQLException {
        throw new SQLException("The hub has its own roles in the database.");
    }

    @Override
    public void close() {
        people.close();
        work.close();
    }
}
