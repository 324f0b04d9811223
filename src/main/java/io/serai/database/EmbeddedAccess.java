package io.serai.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Lets nobody into the embedded PostgreSQL without a password: by its library's default every user of the machine could
 * connect as the owner. The owner's password is in a file that only the hub's user may read.
 */
class EmbeddedAccess {

    private static final String METHOD = "scram-sha-256";

    private final Path rules;
    private final Path passwordFile;
    private final String password;
    /** From a time when everybody was let in, or its password is lost. */
    private final boolean open;

    EmbeddedAccess(Path cluster, Path passwordFile) throws IOException {
        this.rules = cluster.resolve("pg_hba.conf");
        this.passwordFile = passwordFile;
        this.open = Files.exists(rules) && !Files.exists(passwordFile);
        if (!Files.exists(passwordFile)) {
            keep(newPassword());
        }
        this.password = Files.readString(passwordFile).strip();
        if (open) {
            // For the moment until the owner has a password.
            write("trust");
        }
    }

    private static String newPassword() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    private void keep(String password) throws IOException {
        boolean posix =
                passwordFile.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix) {
            var onlyForUs = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
            Files.createFile(passwordFile, onlyForUs);
        }
        Files.writeString(passwordFile, password + "\n");
    }

    String password() {
        return password;
    }

    /** Options of initdb; of no effect on a cluster that is there. */
    Map<String, String> initialisation() {
        return Map.of("auth", METHOD, "pwfile", passwordFile.toString());
    }

    /** Asks for a password from now on, where the running server did not. */
    void close(String jdbcUrl) throws IOException {
        if (!open) {
            return;
        }
        try (Connection connection = DriverManager.getConnection(jdbcUrl, EmbeddedDatabase.OWNER, password);
                var statement = connection.createStatement()) {
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(EmbeddedDatabase.OWNER, password.toCharArray(), METHOD);
            write(METHOD);
            statement.execute("select pg_reload_conf()");
        } catch (SQLException e) {
            throw new IOException("The embedded PostgreSQL cannot be closed to others", e);
        }
    }

    private void write(String method) throws IOException {
        Files.write(
                rules,
                List.of(
                        "local all all " + method,
                        "host all all 127.0.0.1/32 " + method,
                        "host all all ::1/128 " + method));
    }
}
