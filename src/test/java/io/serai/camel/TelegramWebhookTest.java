package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.TestDatabase;
import io.serai.channel.BotApiServer;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus.State;
import io.serai.channel.Channels;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** What Telegram is told when it posts an update: that it is stored, only once it is. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"serai.home=target/test-homes/telegram-webhook", "camel.main.name=serai-${random.uuid}"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class TelegramWebhookTest {

    private static final String SECRET = "s3cret";
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final BotApiServer bot = new BotApiServer().start();
    private static final AtomicLong chats = new AtomicLong(8800);

    static {
        ChannelHome.at("target/test-homes/telegram-webhook")
                .channel("hooked", """
                        kind: telegram
                        mode: shadow
                        source:
                          kamelet: telegram-webhook-source
                          token: "%1$s"
                          base-uri: "%2$s"
                          webhook-url: https://hub.example.org/api/v1/channels/hooked/telegram-updates
                          secret-token: %3$s
                        sink: {token: "%1$s", base-uri: "%2$s"}
                        """.formatted(BotApiServer.TOKEN, bot.baseUri(), SECRET));
    }

    @LocalServerPort
    int port;

    @Value("${serai.database.url}")
    String database;

    @Autowired
    Channels channels;

    @Autowired
    CamelContext camel;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final long chat = chats.incrementAndGet();

    @BeforeEach
    void isUp() {
        await().atMost(SOON).until(() -> channels.status("hooked").orElseThrow().state() == State.UP);
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    @Test
    void anUpdateThatIsPostedTwiceIsTakenTwiceAndStoredOnce() throws Exception {
        String update = bot.write(chat, 1, "Where is my parcel?");

        HttpResponse<String> first = post(SECRET, update);
        assertThat(first.statusCode()).isEqualTo(204);
        assertThat(first.body()).isEmpty();
        // It was stored before it was answered, so nothing is waited for.
        assertThat(stored()).isEqualTo(1);
        assertThat(post(SECRET, update).statusCode()).isEqualTo(204);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void withoutTheRightSecretNothingIsStored() throws Exception {
        String update = bot.write(chat, 1, "Let me in");

        for (String secret : new String[] {"s3cre", "S3CRET", " ", null}) {
            assertThat(post(secret, update).statusCode()).isEqualTo(401);
        }
        assertThat(stored()).isZero();
    }

    @Test
    void whatCannotBeStoredIsNotAcknowledgedAndIsStoredWhenItComesAgain() throws Exception {
        String update = bot.write(chat, 1, "Please keep this");
        TestDatabase.asOwner(database, """
                create or replace function turn_away() returns trigger language plpgsql as $$
                begin raise exception 'the database starts up' using errcode = '57P03'; end $$;
                create or replace trigger turn_away before insert on message for each row execute function turn_away()
                """);
        try {
            HttpResponse<String> answer = post(SECRET, update);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).isPresent();
            assertThat(stored()).isZero();
        } finally {
            TestDatabase.asOwner(database, "drop function turn_away() cascade");
        }

        assertThat(post(SECRET, update).statusCode()).isEqualTo(204);
        assertThat(stored()).isEqualTo(1);
    }

    @Test
    void whileTheChannelIsBeingReplacedTelegramIsAskedToComeAgain() throws Exception {
        String update = bot.write(chat, 1, "Is anybody there?");
        String route = camel.getRoutes().stream()
                .filter(it -> it.getEndpoint().getEndpointUri().equals("direct://telegram-webhook-hooked"))
                .findFirst()
                .orElseThrow()
                .getId();

        camel.getRouteController().stopRoute(route);
        assertThat(post(SECRET, update).statusCode()).isEqualTo(503);
        assertThat(stored()).isZero();
        camel.getRouteController().startRoute(route);

        assertThat(post(SECRET, update).statusCode()).isEqualTo(204);
        assertThat(stored()).isEqualTo(1);
    }

    private HttpResponse<String> post(String secret, String update) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/v1/channels/hooked/telegram-updates".formatted(port)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(update));
        if (secret != null) {
            request.header("X-Telegram-Bot-Api-Secret-Token", secret);
        }
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private long stored() {
        return jdbc.sql("""
                        select count(*) from message join conversation on conversation.id = message.conversation_id
                        where conversation.channel_id = 'hooked' and thread_key = ? and direction = 'IN'
                        """).param(Long.toString(chat)).query(Long.class).single();
    }
}
