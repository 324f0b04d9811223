package io.serai.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class MailLinkStore {
    private final JdbcClient jdbc;

    MailLinkStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(byte[] hash, UUID accountId, LinkPurpose purpose, Instant expiresAt) {
        String insert = """
                insert into account_link (token_hash, account_id, purpose, expires_at)
                values (:hash, :accountId, :purpose, :expiresAt)
                """;
        jdbc.sql(insert)
                .param("hash", hash)
                .param("accountId", accountId)
                .param("purpose", purpose.name())
                .param("expiresAt", Timestamp.from(expiresAt))
                .update();
    }

    void deleteExpired(Instant now) {
        jdbc.sql("delete from account_link where expires_at <= :now")
                .param("now", Timestamp.from(now))
                .update();
    }

    Optional<UUID> find(byte[] hash, LinkPurpose purpose, Instant now) {
        String select = """
                select account_id from account_link
                where token_hash = :hash and purpose = :purpose and expires_at > :now
                """;
        return jdbc.sql(select)
                .param("hash", hash)
                .param("purpose", purpose.name())
                .param("now", Timestamp.from(now))
                .query(UUID.class)
                .optional();
    }

    /** @return whether it was there, which is so for one of those who use it at the same time */
    boolean delete(byte[] hash) {
        return jdbc.sql("delete from account_link where token_hash = :hash")
                        .param("hash", hash)
                        .update()
                == 1;
    }

    void deleteAll(UUID accountId) {
        jdbc.sql("delete from account_link where account_id = :accountId")
                .param("accountId", accountId)
                .update();
    }
}
