package io.serai.event;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.postgresql.PGConnection;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SignalStore {
    private final JdbcClient jdbc;
    private final JdbcConnectionDetails database;

    SignalStore(JdbcClient jdbc, JdbcConnectionDetails database) {
        this.jdbc = jdbc;
        this.database = database;
    }

    void send() {
        jdbc.sql("notify serai_event").update();
    }

    /** Listens on a connection of its own, since a pool's would have to be held for ever. */
    Listener listen() throws SQLException {
        Connection connection =
                DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
        try (var statement = connection.createStatement()) {
            statement.execute("listen serai_event");
            return new Listener(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    static class Listener implements AutoCloseable {
        private final Connection connection;

        private Listener(Connection connection) {
            this.connection = connection;
        }

        /** Returns at a signal, or when the time is over. */
        void await(Duration limit) throws SQLException {
            connection.unwrap(PGConnection.class).getNotifications((int) limit.toMillis());
        }

        @Override
        public void close() throws SQLException {
            connection.close();
        }
    }
}
