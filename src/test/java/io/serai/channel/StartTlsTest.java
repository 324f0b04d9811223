package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.serai.channel.ChannelStatus.State;
import io.serai.channel.StartTlsProxy.Offer;
import io.serai.channel.StartTlsProxy.Protocol;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** Mail that is encrypted after a greeting in clear text (STARTTLS), and those who would rather read along. */
@ChannelTest
@TestPropertySource(properties = "serai.home=target/test-homes/start-tls")
class StartTlsTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final MailServer mail = new MailServer().start();
    private static final Ends honest = new Ends(Offer.HONEST);
    private static final Ends leftOut = new Ends(Offer.LEFT_OUT);
    private static final Ends refused = new Ends(Offer.REFUSED);

    static {
        ChannelHome.at("target/test-homes/start-tls")
                .intakeTo(IntakeProbe.NAME)
                .channel("honest", honest.channelYaml(true))
                .channel("unknown", honest.channelYaml(false))
                .channel("left-out", leftOut.channelYaml(true))
                .channel("refused", refused.channelYaml(true));
    }

    @Autowired
    IntakeProbe intake;

    @Autowired
    Channels channels;

    @Autowired
    DeliveryOutcomes outcomes;

    @Autowired
    ProducerTemplate routes;

    @AfterAll
    static void stop() {
        Stream.of(honest, leftOut, refused).forEach(Ends::close);
        mail.close();
    }

    @Test
    void nothingButTheWishToEncryptIsSaidInClearText() {
        await().atMost(SOON).until(() -> channels.status("honest").orElseThrow().state() == State.UP);
        mail.deliver("From: mina@example.org\nTo: support@shop.example\nMessage-ID: <tls@x>\n\nHello");
        intake.only("<tls@x>");

        routes.requestBody("direct:channel-out-honest", answer("honest", "mina@example.org"));

        assertThat(mail.sentTo("mina@example.org")).hasSize(1);
        assertThat(honest.inClear())
                .isNotEmpty()
                .allMatch(line -> line.matches("(?i)EHLO .*|STARTTLS|[A-Z]+\\d+ (CAPABILITY|STARTTLS)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"left-out", "refused", "unknown"})
    void whereTlsIsNotToBeHadNothingIsTold(String channelId) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(channels.status(channelId).orElseThrow())
                        .satisfies(status -> {
                            assertThat(status.state()).isEqualTo(State.DOWN);
                            assertThat(status.detail()).containsPattern("STARTTLS|not now|certification path");
                        }));

        Throwable failure = catchThrowable(
                () -> routes.requestBody("direct:channel-out-" + channelId, answer(channelId, "jun@example.org")));

        assertThat(outcomes.of("email", failure)).isEqualTo(Outcome.CONNECTION_FAILED);
        assertThat(mail.sentTo("jun@example.org")).isEmpty();
        assertThat(Stream.concat(leftOut.inClear().stream(), refused.inClear().stream()))
                .isNotEmpty()
                .noneMatch(line -> line.matches("(?i).*(LOGIN|AUTH|MAIL FROM|DATA|example|SELECT).*"));
    }

    private static OutgoingMessage answer(String channelId, String address) {
        String ref = "<%s@shop.example>".formatted(Ids.next());
        return new OutgoingMessage(Ids.next(), channelId, address, null, "Question", "Answer", ref, List.of(), false);
    }

    /** What stands before both ends of the mail server. */
    private static final class Ends implements AutoCloseable {

        private final StartTlsProxy imap;
        private final StartTlsProxy smtp;

        Ends(Offer offer) {
            imap = new StartTlsProxy(Protocol.IMAP, offer, mail.imapPort());
            smtp = new StartTlsProxy(Protocol.SMTP, offer, mail.smtpPort());
        }

        String channelYaml(boolean trusting) {
            String more = trusting ? "\n  trust-certificate: " + TestCertificate.file() : "";
            return mail.channelYaml()
                    .replace("port: " + mail.imapPort(), "port: %d%s".formatted(imap.port(), more))
                    .replace("port: " + mail.smtpPort(), "port: %d%s".formatted(smtp.port(), more))
                    .replace("protocol: imap", "protocol: imap\n  starttls: true")
                    .replace("starttls: false", "starttls: true");
        }

        List<String> inClear() {
            return Stream.concat(imap.inClear().stream(), smtp.inClear().stream())
                    .toList();
        }

        @Override
        public void close() {
            imap.close();
            smtp.close();
        }
    }

    /** The mail server's threads complain of callers that hang up. */
    private static ConditionFactory await() {
        return Awaitility.await().dontCatchUncaughtExceptions();
    }
}
