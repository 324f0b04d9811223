package io.serai.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.FreePort;
import io.serai.TestDatabase;
import io.serai.channel.ChannelHome;
import io.serai.conformance.Verdict.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;

/** The built-in channels keep what is promised of every channel, and the checks see it when one does not. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "serai.home=target/test-homes/conformance",
            "SERAI_HOME=target/test-homes/conformance",
            "camel.main.name=serai-${random.uuid}",
            // All visitors of the check have one address, and would wait for its next minute.
            "serai.limits.starts-per-address=1000000"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class ConformanceTest {

    private static final int WEBHOOK_PORT = FreePort.next();
    private static final int BROKEN_PORT = FreePort.next();
    private static final MailPeer mail;
    private static final BotPeer bot;
    private static final PeerScript script;

    static {
        try {
            mail = new MailPeer();
            bot = new BotPeer();
            script = PeerScript.read(Path.of("channels-config/webhook/conformance.yaml"));
            ChannelHome home = ChannelHome.at("target/test-homes/conformance")
                    .channel("mail", mail.channelYaml())
                    .channel("bot", bot.channelYaml())
                    .channel("chat", "kind: webchat\nmode: shadow")
                    .channel("shop-app", webhookYaml(WEBHOOK_PORT))
                    .channel("broken", webhookYaml(BROKEN_PORT).replace("kind: webhook", "kind: careless"));
            // Finds a new name for each delivery of a message.
            home.write(
                    "kamelets/careless-source.kamelet.yaml",
                    Files.readString(Path.of("kamelets/webhook-source.kamelet.yaml"))
                            .replace("name: webhook-source", "name: careless-source")
                            .replace("${header.webhook-id}", "${exchangeId}"));
            // Takes every answer for a good one.
            String sink = Files.readString(Path.of("kamelets/webhook-sink.kamelet.yaml"))
                    .replace("name: webhook-sink", "name: careless-sink");
            home.write("kamelets/careless-sink.kamelet.yaml", sink.substring(0, sink.indexOf("      steps:")) + """
                          steps:
                            - doTry:
                                steps:
                                  - bean: {ref: "{{sink}}", method: send}
                                doCatch:
                                  - exception: [java.lang.Exception]
                                    steps:
                                      - log: "Never mind"
                    """);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String webhookYaml(int port) {
        return """
                kind: webhook
                mode: shadow
                source: {secret: "%1$s"}
                sink: {secret: "%1$s", url: "http://localhost:%2$d/", read-timeout: 1500}
                """.formatted(script.send().secret(), port);
    }

    @LocalServerPort
    int port;

    @Autowired
    Conformance conformance;

    @AfterAll
    static void stop() {
        mail.close();
        bot.close();
    }

    @Test
    void theMailChannelConforms() {
        conforms(conformance.check("mail", mail));
    }

    @Test
    void theTelegramChannelConforms() {
        conforms(conformance.check("bot", bot));
    }

    @Test
    void theWebChatConforms() {
        conforms(
                conformance.check("chat", new ChatPeer(hub(), "chat")),
                // The visitor's browser asks the hub, so nothing is sent; and nothing marks a program in a chat.
                Check.RETRY,
                Check.AMBIGUOUS_SEND,
                Check.LOOP_GUARD);
    }

    @Test
    void theWebhookChannelConforms() {
        try (Peer peer = new HttpPeer(script, "shop-app", WEBHOOK_PORT, hub())) {
            conforms(conformance.check("shop-app", peer));
        }
    }

    @Test
    void aCarelessChannelIsSeen() {
        PeerScript theirs = new PeerScript(
                script.settings(),
                new PeerScript.Send(
                        script.send().url(),
                        script.send().headers(),
                        script.send().body(),
                        // Its author forgot to say that a program wrote it.
                        script.send().body(),
                        script.send().malformed(),
                        script.send().secret()),
                script.receive(),
                script.oversize(),
                script.notApplicable());
        try (Peer peer = new HttpPeer(theirs, "broken", BROKEN_PORT, hub())) {
            Report report = conformance.check("broken", peer);

            System.out.println(report);
            assertThat(report.isGood()).isFalse();
            assertThat(report.verdicts())
                    .filteredOn(verdict -> verdict.result() == Result.FAILED)
                    .extracting(Verdict::check)
                    .containsExactly(Check.REDELIVERY, Check.RETRY, Check.LOOP_GUARD);
        }
    }

    private String hub() {
        return "http://localhost:" + port;
    }

    /** @param notApplicable all that may be left out, so that no reason is made up for one more */
    private static void conforms(Report report, Check... notApplicable) {
        System.out.println(report);
        assertThat(report.isGood()).as(report.toString()).isTrue();
        assertThat(report.verdicts()).extracting(Verdict::check).containsExactly(Check.values());
        assertThat(report.verdicts())
                .filteredOn(verdict -> verdict.result() == Result.NOT_APPLICABLE)
                .allMatch(verdict -> !verdict.why().isBlank())
                .extracting(Verdict::check)
                .containsExactly(notApplicable);
    }
}
