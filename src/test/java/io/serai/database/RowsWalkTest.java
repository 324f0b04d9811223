package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.database.RowsTable.Deed;
import io.serai.database.RowsTable.Extent;
import io.serai.database.RowsTable.Line;
import io.serai.shared.Acting.Person;
import java.sql.Connection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every table read, changed, added to and removed from by everybody, with every check of the hub left out: plain
 * connections as the hub's own role, on the table itself, through a view and through a function.
 */
class RowsWalkTest {

    private static final UUID MINA = new UUID(0, 1);
    private static final UUID A = new UUID(0, 0xa);

    /** @param column of who-sees-what.csv @param person null for one that the database was told nothing about */
    private record Caller(String column, Person person) {

        static Caller withRole(String role) {
            return new Caller(role.toLowerCase(), Person.withAccount(MINA, role));
        }
    }

    private static final List<Caller> CALLERS = List.of(
            new Caller("unknown", null),
            new Caller("unknown", Person.NOBODY),
            // Another role's name, or an account's id without a role, opens nothing.
            new Caller("unknown", new Person("ROOT", MINA, null)),
            new Caller("unknown", new Person(null, MINA, null)),
            new Caller("customer", Person.customerIn(A)),
            Caller.withRole("AGENT"),
            Caller.withRole("SENIOR_AGENT"),
            Caller.withRole("SUPERVISOR"),
            Caller.withRole("ADMINISTRATOR"));

    private static final Map<Caller, Connection> connections = new LinkedHashMap<>();
    private static Connection owner;

    @BeforeAll
    static void open() throws Exception {
        RowsDatabase database = new RowsDatabase();
        owner = database.asOwner();
        for (Caller caller : CALLERS) {
            connections.put(caller, database.as(caller.person()));
        }
        RowsWay.open(owner, RowsTable.all());
    }

    @AfterAll
    static void close() throws Exception {
        for (Connection connection : connections.values()) {
            connection.close();
        }
        owner.close();
    }

    static List<RowsTable> tables() throws Exception {
        return RowsTable.all();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void noColumnButThoseNamedIsAnybodysToReadChangeOrAdd(RowsTable table) throws Exception {
        assertThat(granted(table, "select")).containsExactlyInAnyOrderElementsOf(named(table, Deed.READ));
        assertThat(granted(table, "update")).containsExactlyInAnyOrderElementsOf(named(table, Deed.CHANGE));
        assertThat(granted(table, "insert")).containsExactlyInAnyOrderElementsOf(named(table, Deed.ADD));
        assertThat(SqlTry.texts(
                        owner,
                        "select right_to from unnest(array['delete', 'truncate', 'references', 'trigger', 'maintain']) right_to"
                                + " where has_table_privilege('serai_people', '%s', right_to)".formatted(table.name())))
                .isEqualTo(table.lines(Deed.REMOVE).isEmpty() ? List.of() : List.of("delete"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachReadsWhatTheyMay(RowsTable table) throws Exception {
        // Else the test would prove nothing.
        assertThat(count(table, "true")).as("rows of %s", table).isPositive();
        for (Caller caller : CALLERS) {
            long expected = 0;
            for (Line line : table.lines(Deed.READ)) {
                expected = expected(table, caller, line)[0] + expected(table, caller, line)[1];
            }
            for (RowsWay way : RowsWay.values()) {
                SqlTry counted = way.count(connections.get(caller), table);
                assertThat(counted.rows())
                        .as("%s of %s seen by %s", way, table, caller)
                        .isEqualTo(expected);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachChangesWhatTheyMay(RowsTable table) throws Exception {
        for (Line line : table.lines(Deed.CHANGE)) {
            if (line.isOneChange()) {
                assertDone(table, line, "update %s set " + assigned(line));
            } else {
                for (RowsTable.Column column : line.columns()) {
                    assertDone(table, line, "update %%s set %1$s = %1$s".formatted(column.name()));
                }
            }
        }
        for (String column : SqlTry.texts(owner, WRITABLE.formatted(table.name()))) {
            if (table.lines(Deed.CHANGE).stream().noneMatch(it -> it.names(column))) {
                assertDone(table, null, "update %%s set %1$s = %1$s".formatted(column));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachRemovesWhatTheyMay(RowsTable table) throws Exception {
        Line line = table.lines(Deed.REMOVE).stream().findFirst().orElse(null);
        assertDone(table, line, "delete from %s");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void eachAddsWhatTheyMay(RowsTable table) throws Exception {
        Line line = table.lines(Deed.ADD).stream().findFirst().orElse(null);
        Map<String, String> values = new LinkedHashMap<>();
        for (String column : SqlTry.texts(owner, INSERTABLE.formatted(table.name()))) {
            values.put(column, column);
        }
        if (line != null && !line.columns().isEmpty()) {
            values.clear();
            line.columns().forEach(it -> values.put(it.name(), it.value() == null ? it.name() : it.value()));
        }
        for (Caller caller : CALLERS) {
            for (boolean own : new boolean[] {true, false}) {
                Extent extent = line == null ? Extent.NONE : line.extents().get(caller.column());
                boolean let = extent == Extent.ALL || extent == Extent.OWN && own;
                for (String row : SqlTry.texts(
                        owner,
                        "select to_jsonb(t)::text from %s t where %s"
                                .formatted(table.name(), part(caller, line, own)))) {
                    for (RowsWay way : RowsWay.values()) {
                        SqlTry added = way.add(connections.get(caller), table, values, row);
                        assertThat(added.isDenied())
                                .as("%s of %s added by %s: %s, %s", way, table, caller, row, added)
                                .isEqualTo(!let);
                        // A copy meets its original; who was not let would not have got that far.
                        assertThat(added.state())
                                .satisfiesAnyOf(
                                        it -> assertThat(it).isNull(),
                                        it -> assertThat(it).startsWith("23"),
                                        it -> assertThat(it).isEqualTo(SqlTry.DENIED));
                    }
                }
            }
        }
    }

    private static final String WRITABLE = """
            select quote_ident(attname) from pg_attribute
            where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attidentity = '' and attgenerated = ''
            """;
    private static final String INSERTABLE = """
            select quote_ident(attname) from pg_attribute
            where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attgenerated = ''
            """;

    /** @param command with the relation left out, and without a condition */
    private void assertDone(RowsTable table, Line line, String command) throws Exception {
        for (Caller caller : CALLERS) {
            long[] expected = line == null ? new long[] {0, 0} : expected(table, caller, line);
            int parts = line == null || line.own().isEmpty() ? 1 : 2;
            for (RowsWay way : RowsWay.values()) {
                for (int i = 0; i < parts; i++) {
                    String where = " where " + part(caller, line, i == 0);
                    SqlTry done = way.run(connections.get(caller), table, command + where);
                    assertThat(done.rows())
                            .as("%s, %s, by %s, of %s", way, command + where, caller, table)
                            .isEqualTo(expected[i]);
                }
            }
        }
    }

    /** How many of their own rows, and how many of the others. */
    private static long[] expected(RowsTable table, Caller caller, Line line) throws Exception {
        Extent extent = line.extents().get(caller.column());
        long own = count(table, part(caller, line, true));
        long others = count(table, part(caller, line, false));
        return switch (extent) {
            case NONE -> new long[] {0, 0};
            case ALL -> new long[] {own, others};
            case OWN -> {
                assertThat(List.of(own, others))
                        .as("own rows and others of %s", table)
                        .allMatch(it -> it > 0);
                yield new long[] {own, 0};
            }
        };
    }

    private static long count(RowsTable table, String where) throws Exception {
        return Long.parseLong(SqlTry.texts(owner, "select count(*) from %s where %s".formatted(table.name(), where))
                .get(0));
    }

    private static String part(Caller caller, Line line, boolean own) {
        String condition = line == null || line.own().isEmpty() ? "true" : line.own();
        Person person = caller.person() == null ? Person.NOBODY : caller.person();
        return "(%s) is %strue"
                .formatted(condition, own ? "" : "not ")
                .replace(":account", quoted(person.accountId()))
                .replace(":conversation", quoted(person.conversationId()));
    }

    private static String quoted(UUID id) {
        return id == null ? "null::uuid" : "'%s'::uuid".formatted(id);
    }

    private static String assigned(Line line) {
        return String.join(
                ", ",
                line.columns().stream()
                        .map(it -> it.name() + " = " + it.value())
                        .toList());
    }

    private static List<String> granted(RowsTable table, String right) throws Exception {
        return SqlTry.texts(owner, """
                select quote_ident(attname) from pg_attribute
                where attrelid = '%1$s'::regclass and attnum > 0 and not attisdropped
                  and has_column_privilege('serai_people', '%1$s', attnum, '%2$s')
                """.formatted(table.name(), right));
    }

    private static List<String> named(RowsTable table, Deed deed) throws Exception {
        List<Line> lines = table.lines(deed);
        if (lines.stream().anyMatch(it -> it.columns().isEmpty())) {
            return SqlTry.texts(owner, """
                    select quote_ident(attname) from pg_attribute
                    where attrelid = '%s'::regclass and attnum > 0 and not attisdropped
                    """.formatted(table.name()));
        }
        return lines.stream()
                .flatMap(it -> it.columns().stream())
                .map(RowsTable.Column::name)
                .toList();
    }
}
