package io.serai.invariants;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Everything that the hub has stored, table by table, but for the sessions of those who look. */
record StoredState(Map<String, String> checksums) {

    static StoredState of(String jdbcUrl) throws SQLException {
        Map<String, String> checksums = new TreeMap<>();
        try (Connection owner = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                Statement statement = owner.createStatement()) {
            for (String table : tables(statement)) {
                checksums.put(table, one(statement, """
                        select count(*) || ' ' || coalesce(md5(string_agg(stored::text, chr(10) order by stored::text)), '')
                        from "%s" stored
                        """.formatted(table)));
            }
        }
        return new StoredState(checksums);
    }

    private static List<String> tables(Statement statement) throws SQLException {
        List<String> tables = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery("""
                select table_name from information_schema.tables
                where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not like 'spring\\_session%'
                """)) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return tables;
    }

    private static String one(Statement statement, String sql) throws SQLException {
        try (ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
