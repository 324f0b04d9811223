package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.People;
import io.serai.TestDatabase;
import io.serai.channel.BotApiServer;
import io.serai.channel.ChannelHome;
import io.serai.conversation.Conversations;
import io.serai.conversation.Status;
import io.serai.delivery.Deliveries;
import io.serai.delivery.DeliveryDetail;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** The whole hub behind a bot: what Telegram repeats, refuses, slows down and loses. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"serai.home=target/test-homes/telegram-hub", "camel.main.name=serai-${random.uuid}"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class TelegramHubTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final BotApiServer bot = new BotApiServer().start();
    private static final AtomicLong chats = new AtomicLong(1000);

    static {
        ChannelHome.at("target/test-homes/telegram-hub")
                .channel("bot", """
                kind: telegram
                quiet-window: 2s
                rate-limit-per-conversation: 20/s
                source: {token: "%1$s", base-uri: "%2$s", poll-timeout: 1, delay: 100}
                sink: {token: "%1$s", base-uri: "%2$s"}
                """.formatted(BotApiServer.TOKEN, bot.baseUri()));
    }

    @Autowired
    ChannelLifecycle lifecycle;

    @Autowired
    ChannelVersions versions;

    @Autowired
    Conversations conversations;

    @Autowired
    Deliveries deliveries;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    private final long chat = chats.incrementAndGet();

    @AfterAll
    static void stop() {
        bot.close();
    }

    @Test
    void aRestartRepeatsNothingAndSkipsNothing() {
        bot.forgetConfirmations(true);
        IntStream.rangeClosed(1, 10).forEach(i -> bot.write(chat, i, "before " + i));
        await().atMost(SOON).until(() -> stored() == 10);
        lifecycle.remove("bot");
        IntStream.rangeClosed(11, 20).forEach(i -> bot.write(chat, i, "meanwhile " + i));
        lifecycle.settle(versions.read("bot"));
        await().atMost(SOON).until(() -> stored() == 20);
        bot.forgetConfirmations(false);

        await().atMost(SOON).until(() -> bot.unconfirmed() == 0);

        assertThat(conversations.view(conversation()).messages())
                .filteredOn(message -> message.text().matches("(before|meanwhile) \\d+"))
                .extracting(message -> Integer.valueOf(message.text().replaceAll("\\D", "")))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 20).boxed().toList());
    }

    @Test
    void aBurstIsOneTurnWithOneDraft() {
        bot.write(chat, 1, "Hello");
        bot.write(chat, 2, "I wrote last week");
        bot.write(chat, 3, "When will my order arrive?");

        await().atMost(SOON)
                .until(() -> jdbc.sql("""
                        select count(*) from draft join conversation on conversation.id = draft.conversation_id
                        where thread_key = ?
                        """).param("" + chat).query(Integer.class).single() == 1);

        assertThat(jdbc.sql("select question from draft where conversation_id = ?")
                        .param(conversation())
                        .query(String.class)
                        .list())
                .containsExactly("Hello\n\nI wrote last week\n\nWhen will my order arrive?");
    }

    @Test
    void aButtonBringsAPerson() {
        bot.update("""
                "callback_query": {"id": "q%1$d", "from": {"id": %1$d, "first_name": "Mina"},
                  "data": "talk-to-a-person",
                  "message": {"message_id": 3, "chat": {"id": %1$d, "type": "private"}}}""".formatted(chat));

        await().atMost(SOON).until(() -> bot.answeredCallbacks().contains("q" + chat));

        assertThat(conversations.view(conversation()).status()).isEqualTo(Status.WITH_AGENT);
        await().atMost(SOON).until(() -> sent("A person will answer you here.").size() == 1);
    }

    @Test
    void telegramsWishToBeLeftAloneIsHonouredToTheSecondAndTheOrderIsKept() {
        UUID conversation = started();
        bot.slowDown("sendMessage", 3);
        long before = System.nanoTime();
        IntStream.rangeClosed(1, 4).forEach(i -> tell(conversation, "line " + i));

        await().atMost(SOON).until(() -> sent("line").size() == 4);

        assertThat(Duration.ofNanos(System.nanoTime() - before))
                .isBetween(Duration.ofSeconds(3), Duration.ofSeconds(9));
        assertThat(sent("line")).containsExactly("line 1", "line 2", "line 3", "line 4");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(first(conversation, "line 1").history())
                        .extracting(DeliveryDetail.Attempt::outcome)
                        .containsExactly("RATE_LIMITED", "SENT"));
    }

    @Test
    void aLongMessageThatIsSlowedDownGoesOnWhereItStopped() {
        UUID conversation = started();
        bot.slowDown("sendMessage", 1, 1);
        tell(conversation, "A sentence of part one. ".repeat(160) + "Sentence two. ".repeat(500) + "The end.");

        await().atMost(SOON).until(() -> sent("The end.").size() == 1);

        List<String> parts = bot.sent().stream()
                .filter(message -> message.path("chat_id").asLong() == chat)
                .map(message -> message.path("text").asText())
                .toList();
        assertThat(parts).hasSize(3).doesNotHaveDuplicates();
        assertThat(parts).allMatch(part -> part.endsWith("."));
        assertThat(bot.sent().stream()
                        .filter(message -> message.path("chat_id").asLong() == chat)
                        .map(message -> message.has("reply_markup")))
                .containsExactly(false, false, true);
    }

    @Test
    void aSendWhoseAnswerIsLostIsNeverRepeatedButByAPerson() {
        UUID conversation = started();
        bot.loseNextAnswer("sendMessage");
        tell(conversation, "perhaps");
        await().atMost(SOON).until(() -> stateOf(conversation, "perhaps").equals("UNKNOWN"));
        assertThat(sent("perhaps")).hasSize(1);

        deliveries.replay(first(conversation, "perhaps").delivery().id(), People.agent(jdbc, "Mina"));

        await().atMost(SOON).until(() -> stateOf(conversation, "perhaps").equals("SENT"));
        assertThat(sent("perhaps")).hasSize(2);
        assertThat(first(conversation, "perhaps").history())
                .extracting(DeliveryDetail.Attempt::outcome)
                .containsExactly("TIMEOUT_AFTER_SEND", "SENT");
    }

    @Test
    void whoBlockedTheBotIsUnreachableUntilTheyWriteAgain() {
        UUID conversation = started();
        bot.refuseNext("sendMessage", 403, "Forbidden: bot was blocked by the user");
        tell(conversation, "hello?");
        await().atMost(SOON).until(() -> stateOf(conversation, "hello?").equals("DEAD"));
        assertThat(conversations.view(conversation).unreachableSince()).isNotNull();

        bot.write(chat, 99, "Sorry, I am back");

        await().atMost(SOON).until(() -> conversations.view(conversation).unreachableSince() == null);
    }

    @Test
    void anAnswerFollowsAGroupThatBecameASupergroup() {
        UUID conversation = started();
        long supergroup = -1_000_000_000_000L - chat;
        bot.moveChat(chat, supergroup);

        tell(conversation, "still there?");

        await().atMost(SOON).until(() -> stateOf(conversation, "still there?").equals("SENT"));
        assertThat(bot.sent().stream()
                        .filter(message -> message.path("text").asText().equals("still there?"))
                        .map(message -> message.path("chat_id").asLong()))
                .containsExactly(supergroup);
        assertThat(first(conversation, "still there?").history())
                .extracting(DeliveryDetail.Attempt::outcome)
                .containsExactly("REJECTED_TEMPORARY", "SENT");
        bot.write(supergroup, 1, "We are here now");
        await().atMost(SOON).until(() -> conversations.view(conversation).messages().stream()
                .anyMatch(message -> message.text().equals("We are here now")));
    }

    /** A conversation that a person holds, so that nothing is sent but what the test sends. */
    private UUID started() {
        bot.write(chat, 1, "Hello");
        await().atMost(SOON).until(() -> stored() == 1);
        UUID conversation = conversation();
        UUID agent = People.agent(jdbc, "Jin");
        transaction.executeWithoutResult(status -> conversations.hold(conversation, agent));
        return conversation;
    }

    private void tell(UUID conversation, String text) {
        transaction.executeWithoutResult(status -> conversations.tell(conversation, text));
    }

    private List<String> sent(String text) {
        return bot.sent().stream()
                .filter(message -> message.path("chat_id").asLong() == chat)
                .map((JsonNode message) -> message.path("text").asText())
                .filter(sent -> sent.contains(text))
                .toList();
    }

    private int stored() {
        return jdbc.sql("select count(*) from inbound where channel_id = 'bot' and external_id like ?")
                .param(chat + ":%")
                .query(Integer.class)
                .single();
    }

    private UUID conversation() {
        return jdbc.sql("select id from conversation where channel_id = 'bot' and thread_key = ?")
                .param("" + chat)
                .query(UUID.class)
                .single();
    }

    private String stateOf(UUID conversation, String text) {
        return first(conversation, text).delivery().state().name();
    }

    private DeliveryDetail first(UUID conversation, String text) {
        return deliveries.view(
                jdbc.sql("""
                        select delivery.id from delivery join message on message.id = delivery.message_id
                        where delivery.conversation_id = ? and message.text = ?
                        """).params(conversation, text).query(UUID.class).single());
    }
}
