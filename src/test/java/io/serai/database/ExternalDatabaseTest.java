package io.serai.database;

import static io.serai.database.SqlTry.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.serai.TestDatabase;
import io.serai.database.RowsDatabase.Owner;
import io.serai.shared.Ids;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

/** A database that belongs to somebody who is no superuser. */
class ExternalDatabaseTest {

    private final String url = TestDatabase.create();
    private final String name = "x" + Ids.next().toString().replace("-", "").substring(12);

    @Test
    void anOwnerWhoMayMakeRolesMigratesAndThenSeesNoRows() throws Exception {
        RowsDatabase database = new RowsDatabase(owner("createrole"), name, "");

        try (Connection work = database.asWork()) {
            assertThat(state(work, "insert into customer (id) values (gen_random_uuid())"))
                    .isNull();
            work.createStatement().execute("insert into customer (id) values (gen_random_uuid())");
        }
        try (Connection owner = database.asOwner();
                var rows = owner.createStatement().executeQuery("select count(*) from customer")) {
            rows.next();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void aChangedPasswordOfTheOwnerIsFollowed() throws Exception {
        Owner before = owner("createrole");
        new RowsDatabase(before, name, "");
        onTheServer("alter role %s password 'another'".formatted(before.getUsername()));

        RowsDatabase database = new RowsDatabase(new Owner(url, before.getUsername(), "another"), name, "");

        database.asWork().close();
        assertThat(database.roles.work().password())
                .isNotEqualTo(new DatabaseRoles(before, name, "").work().password())
                .isNotEqualTo(database.roles.people().password());
    }

    @Test
    void anOwnerWhoMayNotMakeRolesIsToldWhatTheAdministratorMustDo() throws Exception {
        Owner owner = owner("");
        assertThatThrownBy(() -> new RowsDatabase(owner, name, ""))
                .hasStackTraceContaining("The database role %s_work is missing".formatted(name))
                .hasStackTraceContaining("create role %s_people login noinherit password".formatted(name));

        onTheServer(
                "create role %1$s_work login noinherit password 'of-both'; create role %1$s_people login noinherit password 'of-both'"
                        .formatted(name));
        // The administrator's password is not known yet, and the owner may not set another.
        assertThatThrownBy(() -> new RowsDatabase(owner, name, ""))
                .hasMessageContaining("SERAI_DATABASE_ROLES_PASSWORD");

        new RowsDatabase(owner, name, "of-both").asWork().close();
    }

    @Test
    void aTableToComeIsTheHubsAndNobodyElses() throws Exception {
        RowsDatabase database = new RowsDatabase(owner("createrole"), name, "");
        try (Connection owner = database.asOwner()) {
            owner.createStatement().execute("create table later (x int)");
        }
        try (Connection work = database.asWork();
                Connection people = database.as(null)) {
            assertThat(state(work, "insert into later values (1)")).isNull();
            assertThat(state(people, "select * from later")).isEqualTo("42501");
        }
    }

    private Owner owner(String rights) throws SQLException {
        String owner = name + "_owner";
        onTheServer("create role %s login nosuperuser %s password 'owner'".formatted(owner, rights));
        onTheServer("alter database %s owner to %s".formatted(url.substring(url.lastIndexOf('/') + 1), owner));
        return new Owner(url, owner, "owner");
    }

    private void onTheServer(String command) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, "postgres", "postgres");
                var statement = connection.createStatement()) {
            statement.execute(command);
        }
    }
}
