package io.serai.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/**
 * With {@code --conformance=<channel-id>} the hub runs in a folder of its own that is thrown away afterwards, with an empty
 * database, the kamelets of the real folder and that one channel; the channel speaks to the scripted peer.
 */
public class ConformanceHome implements EnvironmentPostProcessor, Ordered {

    static final String CHANNEL = "conformance";
    static final String PEER_PORT = "serai.conformance.peer-port";

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        String channel = environment.getProperty(CHANNEL);
        if (channel == null) {
            return;
        }
        Path real = Path.of(environment.getProperty("SERAI_HOME", "."));
        try {
            Path home = Files.createTempDirectory("serai-conformance-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> FileSystemUtils.deleteRecursively(home.toFile())));
            copy(real.resolve("kamelets"), home.resolve("kamelets"));
            copy(
                    real.resolve("channels-config").resolve(channel),
                    home.resolve("channels-config").resolve(channel));
            copy(real.resolve(".env"), home.resolve(".env"));
            environment.getPropertySources().addFirst(new MapPropertySource(CHANNEL, settings(home, channel)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            Files.createDirectories(to.getParent());
            FileSystemUtils.copyRecursively(from, to);
        }
    }

    private static Map<String, Object> settings(Path home, String channel) throws IOException {
        int port = freePort();
        Map<String, Object> settings = new HashMap<>();
        Path script = home.resolve("channels-config").resolve(channel).resolve("conformance.yaml");
        if (Files.exists(script)) {
            PeerScript.read(script)
                    .settings()
                    .forEach((name, value) -> settings.put(name, value.replace("{peer}", "http://localhost:" + port)));
        }
        settings.put(PEER_PORT, port);
        settings.put("SERAI_HOME", home.toString());
        settings.put("serai.home", home.toString());
        settings.put("serai.database.url", "embedded");
        settings.put("server.port", "0");
        settings.put("server.address", "127.0.0.1");
        return settings;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Before the configuration files are read, which depend on the folder. */
    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
