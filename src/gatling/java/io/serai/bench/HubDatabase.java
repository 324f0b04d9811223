package io.serai.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Looks into the PostgreSQL that the hub has started, on a connection of its own. */
class HubDatabase implements AutoCloseable {

    /** What the server has done since it started. */
    record Work(long commits, long walBytes, long walSyncs) {}

    record Statement(String text, long calls, double totalMillis) {}

    private final Connection connection;
    private final long postmaster;

    HubDatabase(Path home) {
        try {
            List<String> lines = Files.readAllLines(home.resolve("data/postgres/postmaster.pid"));
            postmaster = Long.parseLong(lines.get(0).strip());
            String url = "jdbc:postgresql://localhost:%s/postgres".formatted(lines.get(3).strip());
            String password =
                    Files.readString(home.resolve("data/postgres-password")).strip();
            connection = DriverManager.getConnection(url, "postgres", password);
        } catch (IOException e) {
            throw new UncheckedIOException("The hub's PostgreSQL is not running", e);
        } catch (SQLException e) {
            throw new IllegalStateException("The hub's PostgreSQL cannot be reached", e);
        }
    }

    long postmaster() {
        return postmaster;
    }

    /** Items that wait or are being worked on. */
    synchronized long backlog() {
        return number("select count(*) from work_item where dead_at is null");
    }

    synchronized Work work() {
        return new Work(
                number("select sum(xact_commit) from pg_stat_database"),
                number("select wal_bytes from pg_stat_wal"),
                number("select wal_sync from pg_stat_wal"));
    }

    boolean countsStatements() {
        return number("select count(*) from pg_settings where name = 'shared_preload_libraries'"
                        + " and setting like '%pg_stat_statements%'")
                > 0;
    }

    synchronized void startCounting() {
        number("select 1 from pg_available_extensions where name = 'pg_stat_statements'");
        try (var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            statement.execute("select pg_stat_statements_reset()");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized List<Statement> statements(int limit) {
        String select = "select regexp_replace(query, '\\s+', ' ', 'g'), calls, total_exec_time + total_plan_time"
                + " from pg_stat_statements order by 3 desc limit " + limit;
        List<Statement> statements = new ArrayList<>();
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            while (rows.next()) {
                statements.add(new Statement(rows.getString(1), rows.getLong(2), rows.getDouble(3)));
            }
            return statements;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized long number(String select) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized byte[] bytes(String select) {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(select)) {
            rows.next();
            return rows.getBytes(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized void update(String update) {
        try (var statement = connection.createStatement()) {
            statement.executeUpdate(update);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
