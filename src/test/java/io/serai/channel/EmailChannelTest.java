package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.serai.channel.ChannelStatus.State;
import io.serai.shared.Ids;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

@ChannelTest
@TestPropertySource(properties = "serai.home=target/test-homes/email")
class EmailChannelTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final MailServer mail = new MailServer().start();
    private static final MailServer later = new MailServer();
    private static final SmtpAnswers smtp = new SmtpAnswers().start();

    static {
        ChannelHome.at("target/test-homes/email")
                .intakeTo(IntakeProbe.NAME)
                .channel("support", mail.channelYaml())
                .channel("later", later.channelYaml())
                .channel("wrong-password", mail.channelYaml().replace(MailServer.PASSWORD, "wrong"))
                .channel(
                        "scripted",
                        mail.channelYaml()
                                        .replace(
                                                "port: %d".formatted(mail.smtpPort()),
                                                "port: %d".formatted(smtp.port()))
                                        .replaceAll("(?s)(sink:.*?)  username:[^\n]*\n  password:[^\n]*\n", "$1")
                                        // Not the folder that the channel support reads.
                                        .replace("delay: 200", "delay: 60000")
                                + "  read-timeout: 1000\n");
    }

    @Autowired
    IntakeProbe intake;

    @Autowired
    Channels channels;

    @Autowired
    DeliveryOutcomes outcomes;

    @Autowired
    ProducerTemplate routes;

    @BeforeEach
    void clear() {
        intake.clear();
    }

    @AfterAll
    static void stop() {
        mail.close();
        later.close();
        smtp.close();
    }

    @Test
    void aMailReachesTheIntakeAndIsThenMarkedAsSeen() {
        mail.deliver("""
                From: =?UTF-8?B?6rmA66+87JWE?= <Mina.Kim@Example.org>
                To: support@shop.example
                Subject: =?UTF-8?Q?Wo_ist_mein_P=C3=A4ckchen=3F?=
                Message-ID: <first@example.org>
                References: <a@shop.example> <b@shop.example>
                In-Reply-To: <b@shop.example>
                Content-Type: text/plain; charset=UTF-8

                Where is my parcel? 📦
                """);

        IncomingMessage message = (IncomingMessage) intake.only("<first@example.org>");

        assertThat(message.sender().kind()).isEqualTo("email");
        assertThat(message.sender().address()).isEqualTo("mina.kim@example.org");
        assertThat(message.sender().displayName()).isEqualTo("김민아");
        assertThat(message.subject()).isEqualTo("Wo ist mein Päckchen?");
        assertThat(message.text()).isEqualTo("Where is my parcel? 📦");
        assertThat(message.references()).containsExactly("<a@shop.example>", "<b@shop.example>");
        assertThat(new String(message.raw().content().bytes(), StandardCharsets.UTF_8))
                .contains("Message-ID: <first@example.org>\r\n");
        await().atMost(SOON).until(() -> mail.unseen() == 0);
    }

    @Test
    void aMailThatCannotBeStoredStaysUnseenAndComesAgain() {
        intake.failNext(2);
        mail.deliver(plain("<again@example.org>", "Please keep this"));

        await().atMost(SOON).until(() -> intake.refused() >= 1);
        assertThat(mail.unseen()).isEqualTo(1);
        intake.only("<again@example.org>");
        await().atMost(SOON).until(() -> mail.unseen() == 0);
        assertThat(intake.refused()).isEqualTo(2);
    }

    @Test
    void aBrokenMailIsKeptRawAndTheNextOneGoesOn() {
        mail.deliver("To: support@shop.example\nContent-Type: multipart/mixed; boundary=y\n\n--x\nlost");
        mail.deliver(plain("<after@example.org>", "I am fine"));

        intake.only("<after@example.org>");
        assertThat(intake.taken()).anySatisfy(arrival -> {
            assertThat(arrival).isInstanceOf(UnreadableMessage.class);
            assertThat(arrival.externalId()).startsWith("sha256:");
            assertThat(new String(arrival.raw().content().bytes(), StandardCharsets.UTF_8))
                    .contains("lost");
        });
        await().atMost(SOON).until(() -> mail.unseen() == 0);
    }

    @Test
    void aMailsHeadersDoNotSteerTheRoutes() {
        mail.deliver(plain("<steer@example.org>", "Hello")
                .replace(
                        "Subject:", "CamelMailDelete: true\nCamelMailMoveTo: Stolen\nSeraiChannelId: other\nSubject:"));

        intake.only("<steer@example.org>");
        await().atMost(SOON).until(() -> mail.unseen() == 0);
        assertThat(mail.sentTo(MailServer.ADDRESS))
                .anySatisfy(kept -> assertThat(kept.getMessageID()).isEqualTo("<steer@example.org>"));
    }

    @Test
    void aServerThatComesLateMakesTheChannelUpAndItsMailArrives() {
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(channels.status("later").orElseThrow()).satisfies(status -> {
                            assertThat(status.state()).isEqualTo(State.DOWN);
                            assertThat(status.detail()).contains("ConnectException");
                        }));

        later.start();
        later.deliver(plain("<late@example.org>", "Are you there?"));

        await().atMost(SOON).until(() -> channels.status("later").orElseThrow().state() == State.UP);
        intake.only("<late@example.org>");
    }

    @Test
    void aWrongPasswordIsToldByTheStatus() {
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        channels.status("wrong-password").orElseThrow())
                .satisfies(status -> {
                    assertThat(status.state()).isEqualTo(State.DOWN);
                    assertThat(status.detail()).contains("Authentication");
                }));
        assertThat(sent("wrong-password", "x@example.org")).isEqualTo(Outcome.AUTHENTICATION_FAILED);
    }

    @Test
    void aReplyThreadsAndSaysThatItIsAutomatic() throws Exception {
        Object reference = routes.requestBody(
                "direct:channel-out-support",
                outgoing("support", "mina@example.org", "Lost\r\nBcc: evil@example.org", "Here it is. 여기 있습니다."));

        MimeMessage reply = mail.sentTo("mina@example.org").get(0);

        assertThat(reference).isEqualTo("<reply-1@shop.example>");
        assertThat(reply.getHeader("Message-ID", null)).isEqualTo("<reply-1@shop.example>");
        assertThat(reply.getHeader("In-Reply-To", null)).isEqualTo("<b@example.org>");
        assertThat(reply.getHeader("References", null).split("\\s+"))
                .containsExactly("<a@example.org>", "<b@example.org>");
        assertThat(reply.getHeader("Auto-Submitted", null)).isEqualTo("auto-replied");
        assertThat(reply.getHeader("Bcc")).isNull();
        assertThat(reply.getSubject()).isEqualTo("Re: Lost Bcc: evil@example.org");
        assertThat(reply.getFrom()[0].toString()).contains(MailServer.ADDRESS);
        assertThat(reply.getContentType()).containsIgnoringCase("text/plain").containsIgnoringCase("utf-8");
        assertThat(reply.getContent().toString().strip()).isEqualTo("Here it is. 여기 있습니다.");
        assertThat(mail.sentTo("evil@example.org")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT TO, 451 try later, SMTP_REJECTED_TEMPORARY",
        "RCPT TO, 550 no such user, SMTP_REJECTED_PERMANENT",
        "MAIL FROM, 553 not you, SMTP_REJECTED_PERMANENT",
        "., 452 disk full, SMTP_REJECTED_TEMPORARY",
        "., 554 spam, SMTP_REJECTED_PERMANENT",
        "., silence, TIMEOUT_AFTER_SEND",
        "., close, TIMEOUT_AFTER_SEND",
        // From then on each answer is the one to the command before, and none of them may pass for the last.
        "MAIL FROM, twice, CONNECTION_FAILED",
        "RCPT TO, twice, CONNECTION_FAILED",
        "DATA, twice, TIMEOUT_AFTER_SEND",
        "., twice, SENT",
        "none, 250 ok, SENT"
    })
    void whatTheServerAnswersHasAName(String command, String answer, Outcome outcome) {
        smtp.answer(command, answer);

        assertThat(sent("scripted", "x@example.org")).isEqualTo(outcome);
    }

    @Test
    void aRefusedCopyDoesNotKeepTheAnswerFromTheCustomer() {
        smtp.answer("RCPT TO:<jun@", "550 no such user");
        OutgoingMessage message = outgoing("scripted", "mina@example.org", "Question", "Answer")
                .to("mina@example.org", List.of("jun@example.org", "lee@example.org"));

        routes.requestBody("direct:channel-out-scripted", message);

        List<String> said = smtp.said();
        assertThat(said.subList(said.lastIndexOf("MAIL FROM:<support@shop.example>"), said.size()))
                .containsSequence("RCPT TO:<mina@example.org>", "RCPT TO:<lee@example.org>", "DATA")
                .contains(".");
        assertThat(said).containsOnlyOnce("DATA");
    }

    @Test
    void aRefusedCustomerIsNotMadeUpForByThoseWhoGetACopy() {
        smtp.answer("RCPT TO:<mina@", "550 no such user");
        OutgoingMessage message = outgoing("scripted", "mina@example.org", "Question", "Answer")
                .to("mina@example.org", List.of("lee@example.org"));

        Throwable failure = catchThrowable(() -> routes.requestBody("direct:channel-out-scripted", message));

        assertThat(outcomes.of("email", failure)).isEqualTo(Outcome.SMTP_REJECTED_PERMANENT);
        assertThat(smtp.said()).doesNotContain("DATA");
    }

    @Test
    void aServerThatIsNotThereAndAChannelThatIsNotThereHaveNames() {
        smtp.answer("none", "250 ok");
        assertThat(sent("scripted", "not an address")).isEqualTo(Outcome.REJECTED_PERMANENT);
        Throwable failure = catchThrowable(() -> routes.requestBody(
                "direct:channel-out-nowhere?block=false", outgoing("nowhere", "x@example.org", "a", "b")));
        assertThat(outcomes.of("email", failure)).isEqualTo(Outcome.CHANNEL_NOT_RUNNING);
    }

    private Outcome sent(String channelId, String address) {
        Throwable failure = catchThrowable(() -> routes.requestBody(
                "direct:channel-out-" + channelId, outgoing(channelId, address, "Question", "Answer")));
        return failure == null ? Outcome.SENT : outcomes.of("email", failure);
    }

    private static OutgoingMessage outgoing(String channelId, String address, String subject, String text) {
        return new OutgoingMessage(
                Ids.next(),
                channelId,
                address,
                null,
                subject,
                text,
                "<reply-1@shop.example>",
                List.of("<a@example.org>", "<b@example.org>"),
                true);
    }

    private static String plain(String messageId, String text) {
        return """
                From: mina@example.org
                To: support@shop.example
                Subject: Question
                Message-ID: %s

                %s
                """.formatted(messageId, text);
    }

    /** The mail server's threads complain of callers that hang up. */
    private static ConditionFactory await() {
        return Awaitility.await().dontCatchUncaughtExceptions();
    }
}
