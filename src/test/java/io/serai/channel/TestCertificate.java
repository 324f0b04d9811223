package io.serai.channel;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for localhost that nobody trusts who is not told to, made for the tests of one run. */
final class TestCertificate {

    static final String PASSWORD = "changeit";

    private static final Path KEYS = Path.of("target/test-certificate.p12").toAbsolutePath();
    private static final Path FILE = Path.of("target/test-certificate.pem").toAbsolutePath();

    static {
        try {
            Files.deleteIfExists(KEYS);
            keytool(
                    "-genkeypair",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=dns:localhost",
                    "-keyalg",
                    "RSA",
                    "-validity",
                    "2");
            keytool("-exportcert", "-rfc", "-file", FILE.toString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private TestCertificate() {}

    /** The certificate alone, as PEM. */
    static Path file() {
        return FILE;
    }

    /** With its key, as PKCS 12. */
    static Path keys() {
        return KEYS;
    }

    /** For servers that have it. */
    static SSLContext context() {
        try (InputStream in = Files.newInputStream(KEYS)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, PASSWORD.toCharArray());
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, PASSWORD.toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", KEYS.toString(), "-alias", "mail", "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command).inheritIO().start();
        if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException("keytool made no certificate");
        }
    }
}
