package io.serai.account;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SecondFactorStore {
    private final JdbcClient jdbc;

    SecondFactorStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @return false when a confirmed one is there */
    boolean propose(UUID accountId, byte[] secret) {
        return jdbc.sql("update account set totp_secret = :secret where id = :id and totp_confirmed_at is null")
                        .param("id", accountId)
                        .param("secret", secret)
                        .update()
                == 1;
    }

    Optional<byte[]> secret(UUID accountId) {
        return jdbc.sql("select totp_secret from account where id = :id and totp_secret is not null")
                .param("id", accountId)
                .query(byte[].class)
                .optional();
    }

    boolean confirm(UUID accountId, long step, Instant now) {
        String update = """
                update account set totp_confirmed_at = :now, totp_step = :step
                where id = :id and totp_secret is not null and totp_confirmed_at is null
                """;
        return jdbc.sql(update)
                        .param("id", accountId)
                        .param("step", step)
                        .param("now", Timestamp.from(now))
                        .update()
                == 1;
    }

    /** @return false when the code of this step or of a later one was used before */
    boolean use(UUID accountId, long step) {
        return jdbc.sql("update account set totp_step = :step where id = :id and totp_step < :step")
                        .param("id", accountId)
                        .param("step", step)
                        .update()
                == 1;
    }

    void remove(UUID accountId) {
        jdbc.sql("update account set totp_secret = null, totp_confirmed_at = null where id = :id")
                .param("id", accountId)
                .update();
        removeRecoveryCodes(accountId);
    }

    void addRecoveryCodes(UUID accountId, List<byte[]> hashes) {
        removeRecoveryCodes(accountId);
        hashes.forEach(hash -> jdbc.sql("insert into recovery_code (account_id, code_hash) values (:id, :hash)")
                .param("id", accountId)
                .param("hash", hash)
                .update());
    }

    boolean useRecoveryCode(UUID accountId, byte[] hash) {
        return jdbc.sql("delete from recovery_code where account_id = :id and code_hash = :hash")
                        .param("id", accountId)
                        .param("hash", hash)
                        .update()
                == 1;
    }

    private void removeRecoveryCodes(UUID accountId) {
        jdbc.sql("delete from recovery_code where account_id = :id")
                .param("id", accountId)
                .update();
    }
}
