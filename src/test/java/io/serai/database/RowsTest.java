package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.serai.shared.Acting.Person;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.ClassPathResource;

/** Who reads and changes which rows with every check of the hub left out: plain connections as the hub's own role. */
class RowsTest {

    private static final UUID A = new UUID(0, 0xa);
    private static final UUID B = new UUID(0, 0xb);
    private static final Person CUSTOMER = Person.customerIn(A);
    private static final Person AGENT = Person.withAccount(new UUID(0, 1), "AGENT");
    private static final Person SUPERVISOR = Person.withAccount(new UUID(0, 3), "SUPERVISOR");
    private static final String DENIED = "42501";

    private static RowsDatabase database;

    /** @param own which rows are the customer's, or those that everybody is limited to */
    record Table(String name, String customer, String agent, String supervisor, String own) {
        boolean isPersonal() {
            return !customer.equals("-");
        }

        String ownRows(UUID conversation) {
            return own.replace(":own", "'" + conversation + "'");
        }
    }

    @BeforeAll
    static void migrate() throws Exception {
        database = new RowsDatabase();
    }

    static List<Table> tables() throws Exception {
        return new ClassPathResource("rows/who-sees-what.csv")
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.split(";", -1))
                .map(cell -> cell[1].equals("-")
                        ? new Table(cell[0], "-", null, null, cell[2])
                        : new Table(cell[0], cell[1], cell[2], cell[3], cell[4]))
                .toList();
    }

    static Stream<Table> personal() throws Exception {
        return tables().stream().filter(Table::isPersonal);
    }

    @Test
    void everyTableIsCoveredOrHasAReason() throws Exception {
        try (Connection owner = database.asOwner()) {
            assertThat(tables().stream().map(Table::name))
                    .containsExactlyInAnyOrderElementsOf(texts(
                            owner,
                            "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                    + " and relkind in ('r', 'p', 'f', 'm')"));
            assertThat(tables())
                    .filteredOn(table -> !table.isPersonal())
                    .allMatch(it -> it.own().length() > 5);
        }
    }

    @Test
    void everyTableHasRowLevelSecurityThatBindsItsOwnerToo() throws Exception {
        try (Connection owner = database.asOwner()) {
            assertThat(texts(
                            owner,
                            "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                    + " and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)"))
                    .containsExactly("flyway_schema_history");
        }
    }

    @ParameterizedTest
    @MethodSource("personal")
    void eachReadsWhatTheyMay(Table table) throws Exception {
        assertReads(table, null, "none");
        assertReads(table, Person.NOBODY, "none");
        assertReads(table, CUSTOMER, table.customer());
        assertReads(table, AGENT, table.agent());
        assertReads(table, SUPERVISOR, table.supervisor());
        // Another role's name, or an account's id without a role, opens nothing.
        assertReads(table, new Person("ROOT", new UUID(0, 1), null), "none");
        assertReads(table, new Person(null, new UUID(0, 1), null), "none");
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aCustomerChangesNothingOfAnybodyElse(Table table) throws Exception {
        assertChangesNothingOfOthers(table, CUSTOMER);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void whoIsUnknownChangesNothing(Table table) throws Exception {
        assertChangesNothingOfOthers(table, null);
        assertChangesNothingOfOthers(table, Person.NOBODY);
    }

    @ParameterizedTest
    @MethodSource("personal")
    void anAgentDeletesNothing(Table table) throws Exception {
        try (Connection agent = database.as(AGENT)) {
            if (Set.of("webhook_subscription", "saved_view").contains(table.name())) {
                return;
            }
            assertThat(changed(agent, "delete from " + table.name())).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("personal")
    void viewsAndFunctionsOpenNothing(Table table) throws Exception {
        String name = table.name();
        try (Connection owner = database.asOwner();
                var statement = owner.createStatement()) {
            List<String> readable = texts(owner, """
                    select quote_ident(attname) from pg_attribute where attrelid = '%s'::regclass and attnum > 0
                      and has_column_privilege('serai_people', attrelid, attnum, 'select')
                    """.formatted(name));
            statement.execute("""
                    create view view_of_%1$s with (security_invoker) as select %2$s from %1$s;
                    create function count_of_%1$s() returns bigint language sql stable return (select count(*) from %1$s);
                    grant select on view_of_%1$s to serai_people
                    """.formatted(name, readable.isEmpty() ? "*" : String.join(", ", readable)));
        }
        String seen = table.customer();
        try (Connection customer = database.as(CUSTOMER)) {
            assertThat(counted(customer, "select count(*) from view_of_" + name))
                    .isEqualTo(expected(table, seen));
            assertThat(counted(customer, "select count_of_%s()".formatted(name)))
                    .isEqualTo(expected(table, seen));
        } finally {
            try (Connection owner = database.asOwner();
                    var statement = owner.createStatement()) {
                statement.execute("drop view view_of_%1$s; drop function count_of_%1$s()".formatted(name));
            }
        }
    }

    @Test
    void noViewAndNoFunctionHasItsOwnersRights() throws Exception {
        try (Connection owner = database.asOwner();
                var statement = owner.createStatement()) {
            assertThat(texts(owner, WITH_OWNERS_RIGHTS)).isEmpty();

            statement.execute("create view leak as select * from message; create function leaks() returns bigint"
                    + " security definer language sql stable return (select count(*) from message);"
                    + " grant select on leak to serai_people");
            assertThat(texts(owner, WITH_OWNERS_RIGHTS)).containsExactlyInAnyOrder("leak", "leaks");
            try (Connection customer = database.as(CUSTOMER)) {
                // What the check above is for.
                assertThat(counted(customer, "select count(*) from leak")).isEqualTo(4);
                assertThat(counted(customer, "select leaks()")).isEqualTo(4);
            }
            statement.execute("drop view leak; drop function leaks()");
        }
    }

    private static final String WITH_OWNERS_RIGHTS = """
            select relname from pg_class where relnamespace = 'public'::regnamespace and (relkind = 'm' or relkind = 'v'
              and not coalesce(reloptions, '{}') && array['security_invoker=true', 'security_invoker=on', 'security_invoker'])
            union all
            select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
            """;

    @Test
    void theHubsRolesOwnNothingAndCannotBecomeOthers() throws Exception {
        try (Connection owner = database.asOwner()) {
            assertThat(texts(owner, """
                            select rolname from pg_roles where rolname like 'serai\\_%' and not (rolsuper or rolbypassrls
                              or rolcreaterole or rolcreatedb) and not exists (
                                select from pg_class where relowner = pg_roles.oid)
                            """)).contains("serai_work", "serai_people");
        }
        for (Connection connection : List.of(database.asWork(), database.as(AGENT))) {
            try (connection) {
                for (String other : List.of("postgres", "serai_work", "serai_people")) {
                    if (!texts(connection, "select session_user").contains(other)) {
                        assertThat(state(connection, "set role " + other)).isEqualTo(DENIED);
                    }
                }
                assertThat(state(connection, "alter table message disable row level security"))
                        .isEqualTo(DENIED);
                assertThat(state(connection, "create table mine (x int)")).isEqualTo(DENIED);
                assertThat(state(connection, "truncate message cascade")).isEqualTo(DENIED);
            }
        }
    }

    @Test
    void hashesAndSecretsAreNoPersons() throws Exception {
        try (Connection supervisor = database.as(SUPERVISOR)) {
            assertThat(state(supervisor, "select password_hash from account")).isEqualTo(DENIED);
            assertThat(state(supervisor, "select email from account")).isEqualTo(DENIED);
            assertThat(state(supervisor, "select totp_secret from account")).isEqualTo(DENIED);
            assertThat(state(supervisor, "select secret from webhook_subscription"))
                    .isEqualTo(DENIED);
            assertThat(state(supervisor, "select value from secret")).isEqualTo(DENIED);
            assertThat(state(supervisor, "update account set role = 'ADMINISTRATOR'"))
                    .isEqualTo(DENIED);
            assertThat(state(supervisor, "select name from account")).isNull();
        }
    }

    private void assertReads(Table table, Person person, String seen) throws Exception {
        try (Connection connection = database.as(person)) {
            assertThat(counted(connection, "select count(*) from " + table.name()))
                    .as("%s seen by %s", table.name(), person)
                    .isEqualTo(expected(table, seen));
        }
    }

    private static long expected(Table table, String seen) throws SQLException {
        if (seen.equals("none")) {
            return 0;
        }
        String condition = seen.equals("all") ? "" : " where " + table.ownRows(A);
        try (Connection owner = database.asOwner()) {
            long rows = counted(owner, "select count(*) from " + table.name() + condition);
            long all = counted(owner, "select count(*) from " + table.name());
            // Else the test would prove nothing.
            assertThat(rows).isPositive();
            assertThat(all).isGreaterThanOrEqualTo(rows + (seen.equals("own") ? 1 : 0));
            return rows;
        }
    }

    private void assertChangesNothingOfOthers(Table table, Person person) throws Exception {
        boolean ownsSome = person == CUSTOMER && "own".equals(table.customer());
        String others = ownsSome ? " where not (%s)".formatted(table.ownRows(A)) : "";
        List<String> rows;
        List<String> columns;
        String all;
        try (Connection owner = database.asOwner()) {
            columns = texts(owner, """
                    select attname from pg_attribute
                    where attrelid = '%s'::regclass and attnum > 0 and attidentity = '' and attgenerated = ''
                    """.formatted(table.name()));
            all = texts(owner, """
                            select string_agg(quote_ident(attname), ', ') from pg_attribute
                            where attrelid = '%s'::regclass and attnum > 0 and attgenerated = ''
                            """.formatted(table.name())).get(0);
            rows = texts(owner, "select to_jsonb(t)::text from %s t %s".formatted(table.name(), others));
        }
        try (Connection connection = database.as(person)) {
            for (String column : columns) {
                assertThat(changed(
                                connection, "update %1$s set %2$s = %2$s %3$s".formatted(table.name(), column, others)))
                        .as("%s.%s changed by %s", table.name(), column, person)
                        .isZero();
            }
            assertThat(changed(connection, "delete from " + table.name() + others))
                    .isZero();
            for (String row : rows) {
                assertThat(state(
                                connection,
                                "insert into %1$s (%2$s) overriding system value select %2$s from jsonb_populate_record(null::%1$s, '%3$s')"
                                        .formatted(table.name(), all, row.replace("'", "''"))))
                        .as("%s inserted by %s", row, person)
                        .isEqualTo(DENIED);
            }
        }
    }

    /** How many rows; 0 where reading is not allowed at all. */
    private static long counted(Connection connection, String query) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            if (e.getSQLState().equals(DENIED)) {
                return 0;
            }
            throw e;
        }
    }

    /** How many rows it would change; it is taken back. */
    private static int changed(Connection connection, String command) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(command);
        } catch (SQLException e) {
            if (e.getSQLState().equals(DENIED)) {
                return 0;
            }
            throw e;
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /** How it fails, or null; it is taken back. */
    static String state(Connection connection, String command) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            SQLException failure = catchThrowableOfType(SQLException.class, () -> statement.execute(command));
            return failure == null ? null : failure.getSQLState();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
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
