package io.serai.conformance;

import io.serai.shared.Home;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.stereotype.Component;

/** {@code java -jar serai.jar --conformance=<channel-id>}: checks one channel, prints the report, and ends. */
@Component
@ConditionalOnProperty(ConformanceHome.CHANNEL)
class ConformanceCommand implements ApplicationRunner {

    private final Conformance conformance;
    private final ServletWebServerApplicationContext hub;
    private final Home home;
    private final String channelId;
    private final int peerPort;

    ConformanceCommand(
            Conformance conformance,
            ServletWebServerApplicationContext hub,
            Home home,
            @Value("${" + ConformanceHome.CHANNEL + "}") String channelId,
            @Value("${" + ConformanceHome.PEER_PORT + "}") int peerPort) {
        this.conformance = conformance;
        this.hub = hub;
        this.home = home;
        this.channelId = channelId;
        this.peerPort = peerPort;
    }

    @Override
    public void run(ApplicationArguments arguments) throws Exception {
        Path file = home.resolve("channels-config").resolve(channelId).resolve("conformance.yaml");
        String address = "http://localhost:" + hub.getWebServer().getPort();
        try (HttpPeer peer = new HttpPeer(PeerScript.read(file), channelId, peerPort, address)) {
            Report report = conformance.check(channelId, peer);
            System.out.println(report);
            ExitCodeGenerator code = () -> report.isGood() ? 0 : 1;
            System.exit(SpringApplication.exit(hub, code));
        }
    }
}
