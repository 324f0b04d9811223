package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channel.ChannelStatus.State;
import io.serai.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

@ExtendWith(OutputCaptureExtension.class)
@ChannelTest
@TestPropertySource(properties = "serai.home=target/test-homes/telegram")
class TelegramChannelTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final BotApiServer bot = new BotApiServer().start();
    private static final BotApiServer hooked = new BotApiServer();
    private static final BotApiServer silent = new BotApiServer();

    static {
        ChannelHome.at("target/test-homes/telegram")
                .intakeTo(IntakeProbe.NAME)
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

        IncomingMessage message = (IncomingMessage) intake.only("4711:1");

        assertThat(message.channelId()).isEqualTo("bot");
        assertThat(message.text()).isEqualTo("Where is my parcel? 📦");
        assertThat(message.threadKey()).isEqualTo("4711");
        assertThat(message.sender()).isEqualTo(new IncomingMessage.Sender("telegram", "4711", "Mina Kim"));
        assertThat(new String(message.raw().content().bytes(), StandardCharsets.UTF_8))
                .contains("\"first_name\":\"Mina\"");
        await().atMost(SOON).until(() -> bot.unconfirmed() == 0);
    }

    @Test
    void anUpdateThatCannotBeStoredIsTriedUntilItIs() {
        intake.failNext(3);
        bot.write(4711, 2, "Please keep this");
        bot.write(4711, 3, "and this");

        intake.only("4711:2");
        intake.only("4711:3");
        assertThat(intake.refused()).isEqualTo(3);
        assertThat(intake.taken()).extracting(Arrival::externalId).containsExactly("4711:2", "4711:3");
    }

    @Test
    void anEditIsAnEditOfTheMessageAndANewKindOfUpdateIsKeptRaw() {
        bot.update("\"edited_message\": {\"message_id\": 1, \"date\": 1, \"edit_date\": 99, \"text\": \"better\","
                + " \"chat\": {\"id\": 4712, \"type\": \"private\"}}");
        bot.update("\"poll\": {\"id\": \"9\"}");
        bot.update("\"telepathy\": {\"id\": \"9\"}");

        await().atMost(SOON).untilAsserted(() -> assertThat(intake.taken()).anySatisfy(arrival -> {
            assertThat(arrival).isInstanceOf(MessageEdit.class);
            assertThat(arrival.externalId()).matches("4712:1:edit:update:\\d+");
            assertThat(((MessageEdit) arrival).message().text()).isEqualTo("better");
            assertThat(((MessageEdit) arrival).message().externalId()).isEqualTo("4712:1");
        }));
        await().atMost(SOON).until(() -> intake.taken().stream()
                .anyMatch(arrival -> arrival instanceof UnreadableMessage other
                        && other.reason().contains("telepathy")
                        && new String(other.raw().content().bytes(), StandardCharsets.UTF_8).contains("telepathy")));
        assertThat(intake.taken())
                .noneMatch(arrival -> arrival instanceof UnreadableMessage other
                        && other.reason().contains("poll"));
    }

    @Test
    void aFileComesWithItsMessageAlsoWithoutACaption() {
        bot.file("big", "the picture".getBytes(StandardCharsets.UTF_8));
        bot.update("\"message\": {\"message_id\": 5, \"date\": 1, \"photo\": [{\"file_id\": \"small\"},"
                + " {\"file_id\": \"big\", \"file_unique_id\": \"u1\", \"file_size\": 11}],"
                + " \"caption\": \"broken\", \"chat\": {\"id\": 4712, \"type\": \"private\"}}");
        bot.file("note", "the voice".getBytes(StandardCharsets.UTF_8));
        bot.update("\"message\": {\"message_id\": 6, \"date\": 1, \"voice\": {\"file_id\": \"note\"},"
                + " \"chat\": {\"id\": 4712, \"type\": \"private\"}}");

        bot.file("paper", "%PDF-1.7 the bill".getBytes(StandardCharsets.UTF_8));
        bot.update("\"message\": {\"message_id\": 10, \"date\": 1, \"document\": {\"file_id\": \"paper\","
                + " \"file_name\": \"청구서 3월.pdf\", \"mime_type\": \"application/pdf\", \"file_size\": 17},"
                + " \"caption\": \"my bill\", \"chat\": {\"id\": 4712, \"type\": \"private\"}}");

        IncomingMessage photo = (IncomingMessage) intake.only("4712:5");
        assertThat(photo.text()).isEqualTo("broken");
        assertThat(photo.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("photo-u1.jpg");
            assertThat(file.mediaType()).isEqualTo("image/jpeg");
            assertThat(file.content().bytes()).asString().isEqualTo("the picture");
        });
        IncomingMessage voice = (IncomingMessage) intake.only("4712:6");
        assertThat(voice.text()).isEmpty();
        assertThat(voice.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("voice-note.ogg");
            assertThat(file.content().bytes()).asString().isEqualTo("the voice");
        });
        IncomingMessage document = (IncomingMessage) intake.only("4712:10");
        assertThat(document.text()).isEqualTo("my bill");
        assertThat(document.attachments()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("청구서 3월.pdf");
            assertThat(file.mediaType()).isEqualTo("application/pdf");
            assertThat(file.content().bytes()).asString().isEqualTo("%PDF-1.7 the bill");
            assertThat(file.note()).isNull();
        });
    }

    @Test
    void aFileThatCannotBeHadIsANoteOnItsMessage() {
        bot.update("\"message\": {\"message_id\": 7, \"date\": 1, \"document\": {\"file_id\": \"gone\","
                + " \"file_name\": \"bill.pdf\", \"mime_type\": \"application/pdf\"},"
                + " \"chat\": {\"id\": 4712, \"type\": \"private\"}}");
        bot.update("\"message\": {\"message_id\": 8, \"date\": 1, \"video\": {\"file_id\": \"huge\","
                + " \"file_size\": 50000000}, \"chat\": {\"id\": 4712, \"type\": \"private\"}}");
        bot.file("lies", new byte[20_000_001]);
        bot.update("\"message\": {\"message_id\": 9, \"date\": 1, \"video\": {\"file_id\": \"lies\"},"
                + " \"chat\": {\"id\": 4712, \"type\": \"private\"}}");

        assertThat(((IncomingMessage) intake.only("4712:7")).attachments())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.name()).isEqualTo("bill.pdf");
                    assertThat(file.content()).isNull();
                    assertThat(file.note()).contains("404").doesNotContain(BotApiServer.TOKEN);
                });
        assertThat(((IncomingMessage) intake.only("4712:8")).attachments())
                .singleElement()
                .satisfies(file -> {
                    assertThat(file.size()).isEqualTo(50_000_000);
                    assertThat(file.note()).contains("20 MB");
                });
        assertThat(((IncomingMessage) intake.only("4712:9")).attachments())
                .singleElement()
                .satisfies(file -> assertThat(file.note()).contains("larger than 20 MB"));
        await().atMost(SOON).until(() -> bot.unconfirmed() == 0);
    }

    @Test
    void inAGroupOnlyWhatIsMeantForTheBotArrives() {
        bot.update(inGroup(1, "Shall we go for lunch?", ""));
        bot.update(inGroup(
                2, "@other_bot hello", "\"entities\": [{\"type\": \"mention\", \"offset\": 0, \"length\": 10}],"));
        bot.update(inGroup(
                3, "@Shop_Bot hello", "\"entities\": [{\"type\": \"mention\", \"offset\": 0, \"length\": 9}],"));
        bot.update(inGroup(
                4, "/help@shop_bot", "\"entities\": [{\"type\": \"bot_command\", \"offset\": 0, \"length\": 14}],"));
        bot.update(inGroup(5, "and this?", "\"reply_to_message\": {\"from\": {\"id\": 123456}},"));
        bot.update(inGroup(
                6,
                "@shop_bot here",
                "\"is_topic_message\": true, \"message_thread_id\": 77,"
                        + " \"entities\": [{\"type\": \"mention\", \"offset\": 0, \"length\": 9}],"));

        IncomingMessage inTopic = (IncomingMessage) intake.only("-100:6");
        assertThat(inTopic.threadKey()).isEqualTo("-100/77");
        assertThat(inTopic.sender()).isEqualTo(new IncomingMessage.Sender("telegram", "31", "Mina"));
        assertThat(intake.messages())
                .filteredOn(message -> message.externalId().startsWith("-100:"))
                .extracting(IncomingMessage::externalId)
                .containsExactly("-100:3", "-100:4", "-100:5", "-100:6");
        assertThat(((IncomingMessage) intake.only("-100:3")).threadKey()).isEqualTo("-100");
    }

    @Test
    void aGroupThatBecomesASupergroupTellsItsNewNameInBothChats() {
        bot.update("\"message\": {\"message_id\": 1, \"date\": 1, \"migrate_to_chat_id\": -1002,"
                + " \"chat\": {\"id\": -201, \"type\": \"group\", \"title\": \"Tea\"}}");
        bot.update("\"message\": {\"message_id\": 1, \"date\": 1, \"migrate_from_chat_id\": -201,"
                + " \"chat\": {\"id\": -1002, \"type\": \"supergroup\", \"title\": \"Tea\"}}");

        for (String name : List.of("-201:1", "-1002:1")) {
            ThreadMoved moved = (ThreadMoved) intake.only(name);
            assertThat(moved.from()).isEqualTo("-201");
            assertThat(moved.to()).isEqualTo("-1002");
        }
    }

    @Test
    void aPressedButtonAsksForAPersonAndIsAnsweredOnceThatIsStored() {
        intake.failNext(1);
        bot.update("\"callback_query\": {\"id\": \"q1\", \"from\": {\"id\": 4712, \"first_name\": \"Mina\"},"
                + " \"data\": \"talk-to-a-person\", \"message\": {\"message_id\": 3,"
                + " \"chat\": {\"id\": 4712, \"type\": \"private\"}, \"reply_markup\": {\"inline_keyboard\":"
                + " [[{\"text\": \"상담원 연결\", \"callback_data\": \"talk-to-a-person\"}]]}}}");

        PersonRequest request = (PersonRequest) intake.only("callback:q1");
        assertThat(request.message().text()).isEqualTo("상담원 연결");
        assertThat(request.message().threadKey()).isEqualTo("4712");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(bot.answeredCallbacks()).containsExactly("q1"));
        assertThat(intake.refused()).isEqualTo(1);
    }

    @Test
    void whoBlocksTheBotAndComesBackIsNoticed() {
        bot.update("\"my_chat_member\": {\"chat\": {\"id\": 4799}, \"new_chat_member\": {\"status\": \"kicked\"}}");
        bot.update("\"my_chat_member\": {\"chat\": {\"id\": 4799}, \"new_chat_member\": {\"status\": \"member\"}}");

        await().atMost(SOON).untilAsserted(() -> assertThat(intake.taken())
                .filteredOn(Reachability.class::isInstance)
                .extracting(arrival -> ((Reachability) arrival).reachable())
                .containsExactly(false, true));
    }

    private static String inGroup(int id, String text, String more) {
        return "\"message\": {\"message_id\": %d, \"date\": 1, %s \"text\": \"%s\", \"from\": {\"id\": 31, \"first_name\": \"Mina\"}, \"chat\": {\"id\": -100, \"type\": \"supergroup\", \"title\": \"Tea\"}}"
                .formatted(id, more, text);
    }

    @Test
    void aWebhookIsRegisteredWhenTelegramAnswersAndItsUpdatesHaveTheSameNames() {
        assertThat(channels.status("hooked").orElseThrow().state()).isEqualTo(State.DOWN);
        hooked.start();

        // The pauses between attempts grow, and other tests ran before.
        await().atMost(Duration.ofMinutes(3))
                .until(() -> channels.status("hooked").orElseThrow().state() == State.UP);
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

    @Test
    void whatIsSentAtOnceIsNotMixedUp() {
        int before = bot.sent().size();
        List<String> chats =
                IntStream.range(500_000, 500_400).mapToObj(Integer::toString).toList();

        // As many at once as the hub has workers that deliver.
        var workers = new ForkJoinPool(32);
        workers.submit(() -> chats.parallelStream()
                        .forEach(chat -> routes.requestBody("direct:channel-out-bot", outgoing(chat, "to " + chat))))
                .join();
        workers.shutdown();

        var sent = bot.sent().subList(before, bot.sent().size());
        assertThat(sent).extracting(it -> it.path("chat_id").asText()).containsExactlyInAnyOrderElementsOf(chats);
        assertThat(sent).allSatisfy(it -> assertThat(it.path("text").asText())
                .isEqualTo("to " + it.path("chat_id").asText()));
    }

    @ParameterizedTest
    @CsvSource({
        "403, Forbidden: bot was blocked by the user, BLOCKED_BY_USER",
        "429, Too Many Requests: retry after 5, RATE_LIMITED",
        "400, Bad Request: chat not found, REJECTED_PERMANENT",
        "401, Unauthorized, AUTHENTICATION_FAILED",
        "500, Internal Server Error, REJECTED_TEMPORARY",
        "502, Bad Gateway, TIMEOUT_AFTER_SEND",
        "504, Gateway Timeout, TIMEOUT_AFTER_SEND"
    })
    void whatTelegramAnswersHasAName(int status, String description, Outcome outcome) {
        bot.refuseNext("sendMessage", status, description);

        Throwable failure = catchThrowable(() -> routes.requestBody("direct:channel-out-bot", outgoing("Hello")));

        assertThat(outcomes.of("telegram", failure)).isEqualTo(outcome);
        assertThat(outcomes.detail(failure)).contains(description).doesNotContain(BotApiServer.TOKEN);
    }

    @Test
    void anAnswerThatIsLostIsAmbiguous() {
        bot.loseNextAnswer("sendMessage");

        Throwable failure = catchThrowable(() -> routes.requestBody("direct:channel-out-bot", outgoing("Hello")));

        assertThat(outcomes.of("telegram", failure)).isEqualTo(Outcome.TIMEOUT_AFTER_SEND);
    }

    @Test
    void howLongTelegramWantsToBeLeftAloneIsTold() {
        bot.slowDown("sendMessage", 17);

        Throwable failure = catchThrowable(() -> routes.requestBody("direct:channel-out-bot", outgoing("Hello")));

        assertThat(outcomes.of("telegram", failure)).isEqualTo(Outcome.RATE_LIMITED);
        assertThat(outcomes.retryAfter(failure)).contains(Duration.ofSeconds(17));
    }

    @Test
    void whatACustomerOrAModelWritesIsNeverMarkup() {
        int before = bot.sent().size();
        routes.requestBody("direct:channel-out-bot", outgoing("<a href=\"https://evil.example\">*click*</a> & _more_"));

        JsonNode sent = bot.sent().get(before);
        assertThat(sent.path("text").asText()).isEqualTo("<a href=\"https://evil.example\">*click*</a> & _more_");
        assertThat(sent.has("parse_mode")).isFalse();
        assertThat(sent.has("entities")).isFalse();
    }

    @Test
    void anAutomaticAnswerOffersAPersonAndAnAgentsDoesNot() {
        int before = bot.sent().size();
        routes.requestBody("direct:channel-out-bot", outgoing("By the assistant"));
        routes.requestBody(
                "direct:channel-out-bot",
                new OutgoingMessage(Ids.next(), "bot", "4711", "4711", null, "By Mina", "ref", List.of(), false));

        JsonNode button = bot.sent().get(before).at("/reply_markup/inline_keyboard/0/0");
        assertThat(button.path("text").asText()).isEqualTo("Talk to a person");
        assertThat(button.path("callback_data").asText()).isEqualTo("talk-to-a-person");
        assertThat(bot.sent().get(before + 1).has("reply_markup")).isFalse();
    }

    @Test
    void anAnswerStaysInTheTopicOfItsForum() {
        int before = bot.sent().size();
        routes.requestBody(
                "direct:channel-out-bot",
                new OutgoingMessage(
                        Ids.next(),
                        "bot",
                        "31",
                        "-100/77",
                        null,
                        "Here",
                        "ref",
                        List.of("-100:5", "-100:6", "x"),
                        false));

        assertThat(bot.sent().get(before).path("chat_id").asText()).isEqualTo("-100");
        assertThat(bot.sent().get(before).path("reply_to_message_id").asLong()).isEqualTo(6);
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
        return outgoing("4711", text);
    }

    private static OutgoingMessage outgoing(String chat, String text) {
        return new OutgoingMessage(Ids.next(), "bot", chat, chat, null, text, "ref", List.of(), true);
    }
}
