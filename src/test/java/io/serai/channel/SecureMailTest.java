package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import io.serai.channel.ChannelStatus.State;
import io.serai.shared.Ids;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.ProducerTemplate;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Mail over TLS with a certificate of one's own, and logins by access tokens. */
@ChannelTest
@TestPropertySource(properties = "serai.home=target/test-homes/secure-mail")
class SecureMailTest {

    private static final String OWN = "own@shop.example";
    private static final String TOKEN = "token-2";
    private static final List<String> asked = new CopyOnWriteArrayList<>();
    private static final HttpServer tokens = tokenEndpoint();
    private static final GreenMail server = mailServer();

    static {
        ChannelHome.at("target/test-homes/secure-mail")
                .intakeTo(IntakeProbe.NAME)
                .channel("trusting", yaml("  trust-certificate: " + TestCertificate.file()))
                .channel("distrusting", yaml(""))
                .channel("by-token", yaml(oauth("refresh-token: consent-1")))
                .channel("by-client", yaml(oauth("scope: mail.read")).replace("@", ".client@"));
    }

    @Autowired
    IntakeProbe intake;

    @Autowired
    Channels channels;

    @Autowired
    ProducerTemplate routes;

    @AfterAll
    static void stop() {
        server.stop();
        tokens.stop(0);
        System.clearProperty("greenmail.tls.keystore.file");
        System.clearProperty("greenmail.tls.keystore.password");
    }

    @Test
    void aCertificateOfOnesOwnIsTrustedWhereItIsNamedAndNowhereElse() throws Exception {
        soon().until(() -> state("trusting") == State.UP);
        soon().untilAsserted(() -> assertThat(
                        channels.status("distrusting").orElseThrow().detail())
                .contains("certification path"));

        routes.requestBody("direct:channel-out-trusting", reply("trusting", "a@example.org"));
        assertThat(server.getReceivedMessages())
                .anySatisfy(mail -> assertThat(mail.getHeader("To", "")).contains("a@example.org"));
    }

    @Test
    void anAccessTokenOpensTheMailboxAndSendsAndIsRenewedWhenItIsRefused() throws Exception {
        soon().until(() -> state("by-token") == State.UP);
        soon().until(() -> state("by-client") == State.UP);

        routes.requestBody("direct:channel-out-by-token", reply("by-token", "b@example.org"));

        assertThat(server.getReceivedMessages())
                .anySatisfy(mail -> assertThat(mail.getHeader("To", "")).contains("b@example.org"));
        assertThat(asked)
                .anySatisfy(form -> assertThat(form)
                        .contains("grant_type=refresh_token", "refresh_token=consent-1", "client_secret=s%26cret"))
                // The first token, which was refused, came with new words for the next.
                .anySatisfy(form -> assertThat(form).contains("refresh_token=consent-2"))
                .anySatisfy(form -> assertThat(form).contains("grant_type=client_credentials", "scope=mail.read"));
        server.setUser(OWN, OWN, TOKEN)
                .deliver(new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream("From: c@example.org\r\nMessage-ID: <tls@x>\r\n\r\nHello"
                                .getBytes(StandardCharsets.UTF_8))));
        // The mailbox is that of other channels too, which come in with the password as long as it holds.
        soon().until(() -> intake.messages().stream()
                .filter(message -> message.externalId().equals("<tls@x>"))
                .anyMatch(message -> message.channelId().equals("by-token")));
    }

    /** The mail server's threads complain of clients that distrust it. */
    private static ConditionFactory soon() {
        return await().dontCatchUncaughtExceptions().atMost(Duration.ofSeconds(30));
    }

    private State state(String channelId) {
        return channels.status(channelId).orElseThrow().state();
    }

    private static OutgoingMessage reply(String channelId, String address) {
        return new OutgoingMessage(
                Ids.next(),
                channelId,
                address,
                null,
                "Question",
                "Answer",
                "<%s@x>".formatted(Ids.next()),
                List.of(),
                true);
    }

    private static String yaml(String more) {
        return """
                kind: email
                source:
                  host: localhost
                  port: %d
                  username: %s
                  password: %s
                  delay: 300
                %s
                sink:
                  host: localhost
                  port: %d
                  protocol: smtps
                  username: %s
                  password: %s
                  from: %s
                %s
                """.formatted(
                server.getImaps().getPort(), OWN, TOKEN, more, server.getSmtps().getPort(), OWN, TOKEN, OWN, more);
    }

    private static String oauth(String more) {
        return """
                  trust-certificate: %s
                  auth: xoauth2
                  token-endpoint: http://localhost:%d/token
                  client-id: hub
                  client-secret: s&cret
                """.formatted(TestCertificate.file(), tokens.getAddress().getPort())
                        .indent(2)
                        .replaceAll("(?m)^ +", "  ")
                + "  " + more;
    }

    private static GreenMail mailServer() {
        System.setProperty("greenmail.tls.keystore.file", TestCertificate.keys().toString());
        System.setProperty("greenmail.tls.keystore.password", TestCertificate.PASSWORD);
        GreenMail server = new GreenMail(new ServerSetup[] {
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_IMAPS),
            new ServerSetup(0, "localhost", ServerSetup.PROTOCOL_SMTPS)
        });
        server.start();
        server.setUser(OWN, OWN, TOKEN);
        server.setUser(OWN.replace("@", ".client@"), OWN.replace("@", ".client@"), TOKEN);
        return server;
    }

    /** Gives a wrong token first for each way to ask, and the right one after that. */
    private static HttpServer tokenEndpoint() {
        try {
            HttpServer endpoint = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
            endpoint.createContext("/token", exchange -> {
                String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                boolean first = form.contains("consent-1") || asked.stream().noneMatch(form::equals);
                asked.add(form);
                byte[] answer = """
                        {"access_token": "%s", "expires_in": 3600, "refresh_token": %s}
                        """.formatted(
                                first && !form.contains("consent-2") ? "token-1" : TOKEN,
                                form.contains("grant_type=refresh_token") ? "\"consent-2\"" : "\"\"")
                        .getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(200, answer.length);
                exchange.getResponseBody().write(answer);
                exchange.close();
            });
            endpoint.start();
            return endpoint;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
