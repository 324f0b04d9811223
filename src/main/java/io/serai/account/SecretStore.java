package io.serai.account;

import java.security.SecureRandom;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SecretStore {
    private static final int KEY_BYTES = 32;

    private final JdbcClient jdbc;

    SecretStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The key of that name, made at its first use; replicas that start together agree on one. */
    byte[] key(String name) {
        byte[] made = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(made);
        jdbc.sql("insert into secret (name, value) values (:name, :value) on conflict (name) do nothing")
                .param("name", name)
                .param("value", made)
                .update();
        return jdbc.sql("select value from secret where name = :name")
                .param("name", name)
                .query(byte[].class)
                .single();
    }
}
