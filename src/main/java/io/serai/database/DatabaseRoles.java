package io.serai.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.Properties;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.postgresql.PGConnection;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;

/**
 * The two roles that the hub connects as; neither owns anything. The owner makes them when it migrates, and lets them in:
 * with the password that the operator set for both, else with passwords that follow from the owner's, so that all
 * replicas know them.
 */
class DatabaseRoles {

    private static final Set<String> NOT_LET_IN = Set.of("28000", "28P01");

    record Login(String name, String password) {}

    private final JdbcConnectionDetails owner;
    private final String password;
    private final Login work;
    private final Login people;

    /** @param prefix of the roles' names @param password for both, or empty */
    DatabaseRoles(JdbcConnectionDetails owner, String prefix, String password) {
        if (!prefix.matches("[a-z][a-z0-9_]{0,40}")) {
            throw new IllegalArgumentException(
                    "SERAI_DATABASE_ROLES must begin with a letter and have only a-z, 0-9 and _ in it: " + prefix);
        }
        this.owner = owner;
        this.password = password;
        this.work = login(prefix + "_work");
        this.people = login(prefix + "_people");
    }

    Login work() {
        return work;
    }

    Login people() {
        return people;
    }

    private Login login(String name) {
        String ofOwner = owner.getPassword();
        if (!password.isEmpty() || ofOwner == null || ofOwner.isEmpty()) {
            return new Login(name, password);
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(ofOwner.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] derived = mac.doFinal(("database role " + name).getBytes(StandardCharsets.UTF_8));
            return new Login(name, Base64.getUrlEncoder().withoutPadding().encodeToString(derived));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes sure that both can connect. They have to be there. */
    void letIn() {
        for (Login role : new Login[] {work, people}) {
            try {
                if (!isLetIn(role)) {
                    setPassword(role);
                }
            } catch (SQLException e) {
                throw new IllegalStateException(
                        "%s cannot let %s in (%s). Let an administrator of the database give it a password, the same for both roles, and set it as SERAI_DATABASE_ROLES_PASSWORD."
                                .formatted(owner.getUsername(), role.name(), e.getMessage()),
                        e);
            }
        }
    }

    private boolean isLetIn(Login role) throws SQLException {
        try (Connection ignored = connect(role.name(), role.password())) {
            return true;
        } catch (SQLException e) {
            if (NOT_LET_IN.contains(e.getSQLState())) {
                return false;
            }
            throw e;
        }
    }

    private void setPassword(Login role) throws SQLException {
        if (role.password().isEmpty()) {
            throw new SQLException("there is no password to give it");
        }
        try (Connection connection = connect(owner.getUsername(), owner.getPassword())) {
            // Scrambled before it leaves the hub, so that no log of the server has it.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(role.name(), role.password().toCharArray(), "scram-sha-256");
        } catch (SQLException e) {
            // Another hub may have done it at the same moment.
            if (!isLetIn(role)) {
                throw e;
            }
        }
    }

    private Connection connect(String name, String password) throws SQLException {
        Properties properties = new Properties();
        if (name != null && !name.isEmpty()) {
            properties.setProperty("user", name);
        }
        if (password != null && !password.isEmpty()) {
            properties.setProperty("password", password);
        }
        return DriverManager.getConnection(owner.getJdbcUrl(), properties);
    }
}
