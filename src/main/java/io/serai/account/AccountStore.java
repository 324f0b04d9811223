package io.serai.account;

import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class AccountStore {
    private final JdbcClient jdbc;

    AccountStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Account> byId(UUID id) {
        return jdbc.sql("select id, email, name, role from account where id = :id")
                .param("id", id)
                .query(Account.class)
                .optional();
    }

    Optional<Account> byEmail(String email) {
        return jdbc.sql("select id, email, name, role from account where lower(email) = lower(:email)")
                .param("email", email)
                .query(Account.class)
                .optional();
    }

    String passwordHash(UUID id) {
        return jdbc.sql("select password_hash from account where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    /** @return false when an account with this address is already there */
    boolean insert(Account account, String passwordHash) {
        String insert = """
                insert into account (id, email, name, role, password_hash)
                values (:id, :email, :name, :role, :passwordHash)
                on conflict (lower(email)) do nothing
                """;
        return jdbc.sql(insert)
                        .param("id", account.id())
                        .param("email", account.email())
                        .param("name", account.name())
                        .param("role", account.role().name())
                        .param("passwordHash", passwordHash)
                        .update()
                == 1;
    }
}
