package io.serai.database;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.shared.Acting.Person;
import java.sql.Connection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** That the walls stand which {@link RowsWalkTest} tries to get through. */
class RowsTest {

    private static final UUID A = new UUID(0, 0xa);
    private static final Person CUSTOMER = Person.customerIn(A);
    private static final Person AGENT = Person.withAccount(new UUID(0, 1), "AGENT");
    private static final Person SUPERVISOR = Person.withAccount(new UUID(0, 3), "SUPERVISOR");

    private static RowsDatabase database;

    @BeforeAll
    static void migrate() throws Exception {
        database = new RowsDatabase();
    }

    @Test
    void everyTableIsCovered() throws Exception {
        try (Connection owner = database.asOwner()) {
            assertThat(RowsTable.all().stream().map(RowsTable::name))
                    .containsExactlyInAnyOrderElementsOf(SqlTry.texts(
                            owner,
                            "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                    + " and relkind in ('r', 'p', 'f', 'm')"));
        }
    }

    @Test
    void everyTableHasRowLevelSecurityThatBindsItsOwnerToo() throws Exception {
        try (Connection owner = database.asOwner()) {
            assertThat(SqlTry.texts(
                            owner,
                            "select relname from pg_class where relnamespace = 'public'::regnamespace"
                                    + " and relkind in ('r', 'p') and not (relrowsecurity and relforcerowsecurity)"))
                    .containsExactly("flyway_schema_history");
        }
    }

    @Test
    void noViewAndNoFunctionHasItsOwnersRights() throws Exception {
        try (Connection owner = database.asOwner();
                var statement = owner.createStatement()) {
            assertThat(SqlTry.texts(owner, WITH_OWNERS_RIGHTS)).isEmpty();

            statement.execute("create view leak as select * from message; create function leaks() returns bigint"
                    + " security definer language sql stable return (select count(*) from message);"
                    + " grant select on leak to serai_people");
            assertThat(SqlTry.texts(owner, WITH_OWNERS_RIGHTS)).containsExactlyInAnyOrder("leak", "leaks");
            try (Connection customer = database.as(CUSTOMER)) {
                // What the check above is for.
                assertThat(SqlTry.rows(customer, "select count(*) from leak").rows())
                        .isEqualTo(8);
                assertThat(SqlTry.rows(customer, "select leaks()").rows()).isEqualTo(8);
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
            assertThat(SqlTry.texts(owner, """
                            select rolname from pg_roles where rolname like 'serai\\_%' and not (rolsuper or rolbypassrls
                              or rolcreaterole or rolcreatedb) and not exists (
                                select from pg_class where relowner = pg_roles.oid)
                            """)).contains("serai_work", "serai_people");
        }
        for (Connection connection : List.of(database.asWork(), database.as(AGENT))) {
            try (connection) {
                for (String other : List.of("postgres", "serai_work", "serai_people")) {
                    if (!SqlTry.texts(connection, "select session_user").contains(other)) {
                        assertThat(SqlTry.state(connection, "set role " + other))
                                .isEqualTo(SqlTry.DENIED);
                    }
                }
                assertThat(SqlTry.state(connection, "alter table message disable row level security"))
                        .isEqualTo(SqlTry.DENIED);
                assertThat(SqlTry.state(connection, "create table mine (x int)"))
                        .isEqualTo(SqlTry.DENIED);
                assertThat(SqlTry.state(connection, "truncate message cascade")).isEqualTo(SqlTry.DENIED);
            }
        }
    }

    @Test
    void hashesAndSecretsAreNoPersons() throws Exception {
        try (Connection supervisor = database.as(SUPERVISOR)) {
            assertThat(SqlTry.state(supervisor, "select password_hash from account"))
                    .isEqualTo(SqlTry.DENIED);
            assertThat(SqlTry.state(supervisor, "select email from account")).isEqualTo(SqlTry.DENIED);
            assertThat(SqlTry.state(supervisor, "select totp_secret from account"))
                    .isEqualTo(SqlTry.DENIED);
            assertThat(SqlTry.state(supervisor, "select secret from webhook_subscription"))
                    .isEqualTo(SqlTry.DENIED);
            assertThat(SqlTry.state(supervisor, "select value from secret")).isEqualTo(SqlTry.DENIED);
            assertThat(SqlTry.state(supervisor, "update account set role = 'ADMINISTRATOR'"))
                    .isEqualTo(SqlTry.DENIED);
            assertThat(SqlTry.state(supervisor, "select name from account")).isNull();
        }
    }
}
