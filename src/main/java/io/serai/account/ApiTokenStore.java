package io.serai.account;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ApiTokenStore {
    private final JdbcClient jdbc;

    ApiTokenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Known(UUID tokenId, String name, Instant lastUsedAt, List<Scope> scopes, Credentials owner) {}

    /** @return false when the owner was deactivated, or their sessions ended, since that generation */
    boolean insert(ApiToken token, UUID accountId, byte[] hash, int generation) {
        String insert = """
                insert into api_token (id, account_id, name, token_hash, scopes, created_at, expires_at)
                select :id, id, :name, :hash, :scopes, cast(:createdAt as timestamptz), cast(:expiresAt as timestamptz)
                from account
                where id = :accountId and state = 'ACTIVE' and session_generation = :generation for share
                """;
        return jdbc.sql(insert)
                        .param("id", token.id())
                        .param("accountId", accountId)
                        .param("name", token.name())
                        .param("hash", hash)
                        .param(
                                "scopes",
                                token.scopes().stream().map(Scope::text).toArray(String[]::new))
                        .param("createdAt", Timestamp.from(token.createdAt()))
                        .param("expiresAt", Timestamp.from(token.expiresAt()))
                        .param("generation", generation)
                        .update()
                == 1;
    }

    List<ApiToken> list(UUID accountId, UUID after, int limit) {
        String select = "select * from api_token where account_id = :account and id > :after order by id limit :limit";
        return jdbc.sql(select)
                .param("account", accountId)
                .param("after", after)
                .param("limit", limit)
                .query(ApiTokenStore::token)
                .list();
    }

    /** The token that holds at this time, with its owner as they are now. */
    Optional<Known> find(byte[] hash, Instant now) {
        String select = """
                select account.*, api_token.id as token_id, api_token.name as token_name, api_token.scopes, api_token.last_used_at
                from api_token join account on account.id = api_token.account_id
                where token_hash = :hash and expires_at > :now and account.state = 'ACTIVE'
                """;
        return jdbc.sql(select)
                .param("hash", hash)
                .param("now", Timestamp.from(now))
                .query((row, number) -> new Known(
                        row.getObject("token_id", UUID.class),
                        row.getString("token_name"),
                        instant(row, "last_used_at"),
                        scopes(row),
                        AccountStore.credentials(row, number)))
                .optional();
    }

    Set<UUID> holding(Collection<UUID> ids, Instant now) {
        String select = """
                select api_token.id from api_token join account on account.id = api_token.account_id
                where api_token.id in (:ids) and expires_at > :now and account.state = 'ACTIVE'
                """;
        return jdbc.sql(select)
                .param("ids", ids)
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .set();
    }

    void noteUse(UUID id, Instant at) {
        jdbc.sql("update api_token set last_used_at = :at where id = :id")
                .param("id", id)
                .param("at", Timestamp.from(at))
                .update();
    }

    boolean delete(UUID id, UUID accountId) {
        return jdbc.sql("delete from api_token where id = :id and account_id = :accountId")
                        .param("id", id)
                        .param("accountId", accountId)
                        .update()
                == 1;
    }

    /** @return those that there were */
    List<UUID> deleteAll(UUID accountId) {
        return jdbc.sql("delete from api_token where account_id = :accountId returning id")
                .param("accountId", accountId)
                .query(UUID.class)
                .list();
    }

    private static ApiToken token(ResultSet row, int number) throws SQLException {
        return new ApiToken(
                row.getObject("id", UUID.class),
                row.getString("name"),
                scopes(row),
                instant(row, "created_at"),
                instant(row, "expires_at"),
                instant(row, "last_used_at"),
                null);
    }

    private static List<Scope> scopes(ResultSet row) throws SQLException {
        Array scopes = row.getArray("scopes");
        return Arrays.stream((String[]) scopes.getArray()).map(Scope::of).toList();
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
