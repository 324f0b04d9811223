package io.serai.account;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class UserStore {
    private static final String COLUMNS = "id, email, name, role, state, created_at";

    private final JdbcClient jdbc;

    UserStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param state null for all */
    List<UserView> list(UUID after, int limit, AccountState state) {
        String select = "select " + COLUMNS + """
                 from account
                where id > :after and (:state::text is null or state = :state)
                order by id limit :limit
                """;
        return jdbc.sql(select)
                .param("after", after)
                .param("state", state == null ? null : state.name())
                .param("limit", limit)
                .query(UserView.class)
                .list();
    }

    /** Those of the two that there are, unchanged by anybody else until the transaction ends. */
    List<UserView> lock(UUID one, UUID other) {
        return jdbc.sql("select " + COLUMNS + " from account where id in (:one, :other) order by id for update")
                .param("one", one)
                .param("other", other)
                .query(UserView.class)
                .list();
    }

    void changeRole(UUID id, Role role) {
        jdbc.sql("update account set role = :role, updated_at = now() where id = :id")
                .param("id", id)
                .param("role", role.name())
                .update();
    }

    void rename(UUID id, String name) {
        jdbc.sql("update account set name = :name, updated_at = now() where id = :id")
                .param("id", id)
                .param("name", name)
                .update();
    }

    void changeState(UUID id, AccountState state) {
        jdbc.sql("update account set state = :state, updated_at = now() where id = :id")
                .param("id", id)
                .param("state", state.name())
                .update();
    }

    /** Also those that are being written at this moment, which a deletion would miss. */
    void endSessions(UUID id) {
        jdbc.sql("update account set session_generation = session_generation + 1 where id = :id")
                .param("id", id)
                .update();
        jdbc.sql("delete from spring_session where principal_name = :id")
                .param("id", id.toString())
                .update();
    }
}
