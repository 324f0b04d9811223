package io.serai.account;

import io.serai.shared.EmailAddress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
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
        return credentials(id).map(Credentials::account);
    }

    Optional<Account> byEmail(String email) {
        return credentials(email).map(Credentials::account);
    }

    Optional<Credentials> credentials(UUID id) {
        return jdbc.sql("select * from account where id = :id")
                .param("id", id)
                .query(AccountStore::credentials)
                .optional();
    }

    Optional<Credentials> credentials(String email) {
        // PostgreSQL has no NUL in texts, so nobody is called so.
        if (email.indexOf('\0') >= 0) {
            return Optional.empty();
        }
        return jdbc.sql("select * from account where email = :email")
                .param("email", EmailAddress.folded(email))
                .query(AccountStore::credentials)
                .optional();
    }

    List<Credentials> active(Collection<UUID> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("select * from account where id in (:ids) and state = 'ACTIVE'")
                .param("ids", ids)
                .query(AccountStore::credentials)
                .list();
    }

    /** Null when nobody is called so. */
    UUID idOf(String email) {
        return credentials(email).map(it -> it.account().id()).orElse(null);
    }

    boolean isEmpty() {
        return jdbc.sql("select not exists (select from account)")
                .query(Boolean.class)
                .single();
    }

    /** @return false when an account with this address is already there */
    boolean insert(Account account, String passwordHash, boolean mustChangePassword) {
        String insert = """
                insert into account (id, email, name, role, state, password_hash, must_change_password)
                values (:id, :email, :name, :role, :state, :passwordHash, :mustChangePassword)
                on conflict (email) do nothing
                """;
        return jdbc.sql(insert)
                        .param("id", account.id())
                        .param("email", EmailAddress.folded(account.email()))
                        .param("name", account.name())
                        .param("role", account.role().name())
                        .param("state", account.state().name())
                        .param("passwordHash", passwordHash)
                        .param("mustChangePassword", mustChangePassword)
                        .update()
                == 1;
    }

    /**
     * Ends every session of the account, and lets it sign in with the new password only.
     *
     * @param generation the sessions' that asks for it
     * @return false when something else has ended those sessions meanwhile
     */
    boolean changePassword(UUID id, String passwordHash, int generation) {
        String update = """
                update account
                set password_hash = :passwordHash, must_change_password = false,
                    session_generation = session_generation + 1, updated_at = now()
                where id = :id and state = 'ACTIVE' and session_generation = :generation
                """;
        return jdbc.sql(update)
                        .param("id", id)
                        .param("passwordHash", passwordHash)
                        .param("generation", generation)
                        .update()
                == 1;
    }

    /** Ends every session of the account, and lets it in from now on. @return false when it is not in that state */
    boolean choosePassword(UUID id, String passwordHash, AccountState from) {
        String update = """
                update account
                set password_hash = :passwordHash, must_change_password = false, state = 'ACTIVE',
                    session_generation = session_generation + 1, updated_at = now()
                where id = :id and state = :from
                """;
        return jdbc.sql(update)
                        .param("id", id)
                        .param("passwordHash", passwordHash)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    static Credentials credentials(ResultSet row, int number) throws SQLException {
        Account account = new Account(
                row.getObject("id", UUID.class),
                row.getString("email"),
                row.getString("name"),
                Role.valueOf(row.getString("role")),
                AccountState.valueOf(row.getString("state")));
        return new Credentials(
                account,
                row.getString("password_hash"),
                row.getBoolean("must_change_password"),
                row.getInt("session_generation"),
                row.getTimestamp("totp_confirmed_at") != null);
    }
}
