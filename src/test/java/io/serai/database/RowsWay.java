package io.serai.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How one gets at the rows of a table: by itself, or through a view or a function that has its caller's rights. */
enum RowsWay {
    TABLE,
    VIEW,
    FUNCTION;

    private static final String NO_SUCH_COLUMN = "42703";

    /** Views are of what may be read, since reading one reads all of its columns; of all where nothing may. */
    static void open(Connection owner, List<RowsTable> tables) throws SQLException {
        try (var statement = owner.createStatement()) {
            statement.execute("""
                    create schema views;
                    grant usage on schema views to serai_people;
                    create function views.counted(query text) returns bigint language plpgsql as $$
                    declare
                      counted bigint;
                    begin
                      execute query into counted;
                      return counted;
                    end
                    $$;
                    create function views.done(command text) returns bigint language plpgsql as $$
                    declare
                      changed bigint;
                    begin
                      execute command;
                      get diagnostics changed = row_count;
                      return changed;
                    end
                    $$;
                    """);
            for (RowsTable table : tables) {
                List<String> readable = SqlTry.texts(owner, """
                        select quote_ident(attname) from pg_attribute
                        where attrelid = '%1$s'::regclass and attnum > 0 and not attisdropped
                          and has_column_privilege('serai_people', '%1$s', attnum, 'select') order by attnum
                        """.formatted(table.name()));
                statement.execute("""
                        create view views.%1$s with (security_invoker) as select %2$s from public.%1$s;
                        grant select, insert, update, delete on views.%1$s to serai_people
                        """.formatted(table.name(), readable.isEmpty() ? "*" : String.join(", ", readable)));
            }
        }
    }

    SqlTry count(Connection connection, RowsTable table) throws SQLException {
        String query = "select count(*) from " + relation(table);
        return SqlTry.rows(connection, this == FUNCTION ? "select views.counted(%s)".formatted(quoted(query)) : query);
    }

    /** @param command with the relation left out */
    SqlTry run(Connection connection, RowsTable table, String command) throws SQLException {
        SqlTry tried = SqlTry.any(connection, through(command.replaceFirst("%s", relation(table))));
        boolean isLeftOut = this == VIEW && NO_SUCH_COLUMN.equals(tried.state());
        return isLeftOut ? new SqlTry(0, SqlTry.DENIED) : tried.orThrow(command);
    }

    /** @param values by column @param row that they may refer to, as JSON */
    SqlTry add(Connection connection, RowsTable table, Map<String, String> values, String row) throws SQLException {
        List<String> columns = new ArrayList<>(values.keySet());
        if (this == VIEW) {
            columns.retainAll(SqlTry.texts(
                    connection,
                    "select quote_ident(attname) from pg_attribute where attrelid = '%s'::regclass and attnum > 0"
                            .formatted(relation(table))));
        }
        String command =
                "insert into %s (%s) overriding system value select %s from jsonb_populate_record(null::public.%s, %s)"
                        .formatted(
                                relation(table),
                                String.join(", ", columns),
                                String.join(
                                        ", ", columns.stream().map(values::get).toList()),
                                table.name(),
                                quoted(row));
        return SqlTry.any(connection, through(command));
    }

    private String relation(RowsTable table) {
        return (this == VIEW ? "views." : "public.") + table.name();
    }

    private String through(String command) {
        return this == FUNCTION ? "select views.done(%s)".formatted(quoted(command)) : command;
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
