package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.serai.TestDatabase;
import io.serai.channel.ChannelStatus.State;
import io.serai.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "serai.home=target/test-homes/telegram")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(TelegramChannelTest.Probe.class)
class TelegramChannelTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final BotApiServer bot = new BotApiServer().start();
    private static final BotApiServer hooked = new BotApiServer();
    private static final BotApiServer silent = new BotApiServer();

    static {
        ChannelHome.at("target/test-homes/telegram")
                .intakeTo("intakeProbe")
                .channel("bot", """
                        kind: telegram
                        source: {token: "%1$s", base-uri: "%2$s", poll-timeout: 1, delay: 100}
                        sink: {token: "%1$s", base-uri: "%2$s", read-timeout: 2000}
                        """.formatted(BotApiServer.TOKEN, bot.baseUri()))
                .channel("hooked", """
                        kind: telegram
                        source:
                          kamelet: telegram-webhook-source
                          token: "%1$s"
                          base-uri: "%2$s"
                          webhook-url: https://hub.example.org/telegram/hooked
                          secret-token: s3cret
                        sink: {token: "%1$s", base-uri: "%2$s"}
                        """.formatted(BotApiServer.TOKEN, hooked.baseUri()))
                .channel("silent", """
                        kind: telegram
                        source: {token: "%1$s", base-uri: "%2$s", delay: 100}
                        sink: {token: "%1$s", base-uri: "%2$s"}
                        """.formatted(BotApiServer.TOKEN, silent.baseUri()));
    }

    @TestConfiguration
    static class Probe {
        @Bean
        IntakeProbe intakeProbe() {
            return new IntakeProbe();
        }
    }

    @Autowired
    IntakeProbe intake;

    @Autowired
    Channels channels;

    @Autowired
    TelegramWebhooks webhooks;

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
        bot.close();
        hooked.close();
    }

    @Test
    void aMessageReachesTheIntake() {
        bot.write(4711, 1, "Where is my parcel? 📦");

        IncomingMessage message = (IncomingMessage) only("4711:1");

        assertThat(message.channelId()).isEqualTo("bot");
        assertThat(message.text()).isEqualTo("Where is my parcel? 📦");
        assertThat(message.threadKey()).isEqualTo("4711");
        assertThat(message.sender()).isEqualTo(new IncomingMessage.Sender("telegram", "4711", "Mina Kim"));
        assertThat(new String(message.raw().content(), StandardCharsets.UTF_8)).contains("\"first_name\":\"Mina\"");
        await().atMost(SOON).until(() -> bot.unconfirmed() == 0);
    }

    @Test
    void anUpdateThatCannotBeStoredIsTriedUntilItIs() {
        intake.failNext(3);
        bot.write(4711, 2, "Please keep this");
        bot.write(4711, 3, "and this");

        only("4711:2");
        only("4711:3");
        assertThat(intake.refused()).isEqualTo(3);
        assertThat(intake.taken()).extracting(Arrival::externalId).containsExactly("4711:2", "4711:3");
    }

    @Test
    void anEditAndACaptionAreMessagesAndTheRestIsKeptRaw() {
        bot.update("\"edited_message\": {\"message_id\": 1, \"date\": 1, \"edit_date\": 99, \"text\": \"better\","
                + " \"chat\": {\"id\": 4712, \"type\": \"private\"}}");
        bot.update("\"message\": {\"message_id\": 5, \"date\": 1, \"photo\": [{\"file_id\": \"x\"}],"
                + " \"caption\": \"broken\", \"chat\": {\"id\": 4712, \"type\": \"private\"}}");
        bot.update("\"message\": {\"message_id\": 6, \"date\": 1, \"video_note\": {\"file_id\": \"x\"},"
                + " \"chat\": {\"id\": 4712, \"type\": \"private\"}}");
        bot.update("\"poll\": {\"id\": \"9\"}");

        assertThat(((IncomingMessage) only("4712:1:edit:99")).text()).isEqualTo("better");
        assertThat(((IncomingMessage) only("4712:5")).text()).isEqualTo("broken");
        UnreadableMessage note = (UnreadableMessage) only("4712:6");
        assertThat(note.reason()).contains("video_note");
        assertThat(new String(note.raw().content(), StandardCharsets.UTF_8)).contains("\"video_note\"");
        await().atMost(SOON).until(() -> intake.taken().stream()
                .anyMatch(arrival -> arrival instanceof UnreadableMessage other
                        && other.reason().contains("poll")));
    }

    @Test
    void aWebhookIsRegisteredWhenTelegramAnswersAndItsUpdatesHaveTheSameNames() {
        assertThat(channels.status("hooked").orElseThrow().state()).isEqualTo(State.DOWN);
        hooked.start();

        await().atMost(SOON).until(() -> channels.status("hooked").orElseThrow().state() == State.UP);
        assertThat(hooked.webhooks().get(0).path("url").asText()).isEqualTo("https://hub.example.org/telegram/hooked");
        assertThat(hooked.webhooks().get(0).path("secret_token").asText()).isEqualTo("s3cret");

        routes.sendBody("direct:telegram-webhook-hooked", bot.write(4713, 8, "the same"));

        await().atMost(SOON).untilAsserted(() -> assertThat(intake.messages())
                .filteredOn(message -> message.externalId().equals("4713:8"))
                .extracting(IncomingMessage::channelId)
                .containsExactlyInAnyOrder("hooked", "bot"));
    }

    @Test
    void aWebhooksUpdateThatCannotBeStoredFailsAtOnce() {
        intake.failNext(1);

        assertThat(catchThrowable(() -> routes.sendBody("direct:telegram-webhook-hooked", "{\"update_id\": 1}")))
                .hasRootCauseMessage("The database is away");
        assertThat(intake.refused()).isEqualTo(1);
    }

    @Test
    void onlyTheRightSecretMayPost() {
        assertThat(webhooks.accepts("hooked", "s3cret")).isTrue();
        assertThat(webhooks.accepts("hooked", "s3cre")).isFalse();
        assertThat(webhooks.accepts("hooked", null)).isFalse();
        assertThat(webhooks.accepts("bot", "s3cret")).isFalse();
        assertThat(webhooks.accepts("nowhere", "s3cret")).isFalse();
    }

    @Test
    void aReplyGoesOutInPartsThatTelegramTakes() {
        int before = bot.sent().size();
        Object reference = routes.requestBody(
                "direct:channel-out-bot", outgoing("This is a sentence. ".repeat(300) + "The *end*."));

        var sent = bot.sent().subList(before, bot.sent().size());
        assertThat(sent).hasSize(2);
        assertThat(sent).allSatisfy(part -> {
            assertThat(part.path("text").asText())
                    .hasSizeLessThanOrEqualTo(4096)
                    .endsWith(".");
            assertThat(part.path("chat_id").asText()).isEqualTo("4711");
            assertThat(part.has("parse_mode")).isFalse();
        });
        assertThat(reference.toString()).matches("4711:\\d+");
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot was blocked by the user, BLOCKED_BY_USER",
        "429, Too Many Requests: retry after 5, RATE_LIMITED",
        "400, Bad Request: chat not found, REJECTED_PERMANENT",
        "401, Unauthorized, AUTHENTICATION_FAILED",
        "500, Internal Server Error, REJECTED_TEMPORARY"
    })
    void whatTelegramAnswersHasAName(int status, String description, Outcome outcome) {
        bot.refuseNext("sendMessage", status, description);

        Throwable failure = catchThrowable(() -> routes.requestBody("direct:channel-out-bot", outgoing("Hello")));

        assertThat(outcomes.of("telegram", failure)).isEqualTo(outcome);
        assertThat(outcomes.detail(failure)).contains(description).doesNotContain(BotApiServer.TOKEN);
    }

    @Test
    void aServerThatIsNotThereIsNamedAndTheTokenIsNotTold(CapturedOutput output) {
        Throwable failure = catchThrowable(() -> routes.requestBody("direct:channel-out-silent", outgoing("Hello")));

        assertThat(outcomes.of("telegram", failure)).isEqualTo(Outcome.CONNECTION_FAILED);
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        channels.status("silent").orElseThrow().detail())
                .contains("ConnectException")
                .doesNotContain(BotApiServer.TOKEN));
        assertThat(output.getAll()).doesNotContain(BotApiServer.TOKEN);
    }

    @Test
    void aRefusedPollIsToldByTheStatusWithoutTheToken() {
        bot.refuseNext("getUpdates", 409, "Conflict: terminated by other getUpdates request");

        await().pollInterval(Duration.ofMillis(10)).atMost(SOON).untilAsserted(() -> assertThat(
                        channels.status("bot").orElseThrow().detail())
                .contains("409", "Conflict")
                .doesNotContain(BotApiServer.TOKEN));
        await().atMost(SOON).until(() -> channels.status("bot").orElseThrow().state() == State.UP);
    }

    private static OutgoingMessage outgoing(String text) {
        return new OutgoingMessage(Ids.next(), "bot", "4711", "4711", null, text, "ref", List.of());
    }

    private Arrival only(String externalId) {
        return await().atMost(SOON)
                .until(
                        () -> intake.taken().stream()
                                .filter(arrival -> arrival.externalId().equals(externalId))
                                .toList(),
                        arrivals -> arrivals.size() == 1)
                .get(0);
    }
}
