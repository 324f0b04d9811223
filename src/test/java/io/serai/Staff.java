package io.serai;

import io.serai.shared.Ids;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;

/** People of every role who can sign in. Import it to hire some. */
@TestComponent
public class Staff {
    public static final String PASSWORD = "a-password-of-the-tests";

    public record Hired(UUID id, String email) {}

    private final JdbcClient jdbc;
    private final String hash;

    public Staff(JdbcClient jdbc, PasswordEncoder passwords) {
        this.jdbc = jdbc;
        this.hash = passwords.encode(PASSWORD);
    }

    public Hired hire(String role) {
        return hire(role, false);
    }

    public Hired hire(String role, boolean mustChangePassword) {
        UUID id = Ids.next();
        String email = id + "@serai.local";
        String insert = """
                insert into account (id, email, name, role, password_hash, must_change_password)
                values (?, ?, ?, ?, ?, ?)
                """;
        jdbc.sql(insert)
                .params(id, email, role + " " + id, role, hash, mustChangePassword)
                .update();
        return new Hired(id, email);
    }
}
