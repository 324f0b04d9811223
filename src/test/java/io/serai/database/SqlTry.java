package io.serai.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of a command, which is taken back.
 *
 * @param rows that it counted or changed; 0 where it was denied
 * @param state how it failed, or null
 */
record SqlTry(long rows, String state) {

    static final String DENIED = "42501";

    boolean isDenied() {
        return DENIED.equals(state);
    }

    /** Fails with whatever else than a denial goes wrong. */
    static SqlTry rows(Connection connection, String command) throws SQLException {
        return any(connection, command).orThrow(command);
    }

    SqlTry orThrow(String command) throws SQLException {
        if (state != null && !isDenied()) {
            throw new SQLException(command, state);
        }
        return this;
    }

    static SqlTry any(Connection connection, String command) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            if (!statement.execute(command)) {
                return new SqlTry(statement.getUpdateCount(), null);
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return new SqlTry(rows.getObject(1) instanceof Number number ? number.longValue() : 0, null);
            }
        } catch (SQLException e) {
            return new SqlTry(0, e.getSQLState());
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    static String state(Connection connection, String command) throws SQLException {
        return any(connection, command).state();
    }

    static List<String> texts(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> texts = new ArrayList<>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }
}
