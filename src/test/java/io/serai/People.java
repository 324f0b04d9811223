package io.serai;

import io.serai.shared.Ids;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Agents for tests. */
public final class People {

    private People() {}

    public static UUID agent(JdbcClient jdbc, String name) {
        UUID id = Ids.next();
        jdbc.sql("insert into account (id, email, name, role, password_hash) values (?, ?, ?, 'AGENT', '-')")
                .params(id, id + "@example.org", name)
                .update();
        return id;
    }
}
