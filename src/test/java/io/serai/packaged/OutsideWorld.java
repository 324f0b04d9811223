package io.serai.packaged;

import static org.awaitility.Awaitility.await;

import io.serai.channel.BotApiServer;
import io.serai.channel.MailServer;
import io.serai.channel.WebhookPeer;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Customers with numbers at the other end of one of a hub's channels; each asks one question. */
record OutsideWorld(
        Side side, MailServer mail, BotApiServer bot, WebhookPeer program, HubProcess hub, ExecutorService writer)
        implements AutoCloseable {

    private static final String CHANNEL = "outside";

    enum Side {
        MAIL,
        BOT,
        PROGRAM
    }

    OutsideWorld(Side side, MailServer mail, BotApiServer bot, WebhookPeer program, HubProcess hub) {
        this(side, mail, bot, program, hub, Executors.newSingleThreadExecutor());
    }

    void configure() throws IOException {
        hub.write(
                "channels-config/%s/channel.yaml".formatted(CHANNEL),
                switch (side) {
                    case MAIL -> mail.channelYaml();
                    case BOT -> """
                    kind: telegram
                    source: {token: "%1$s", base-uri: "%2$s", poll-timeout: 1, delay: 100}
                    sink: {token: "%1$s", base-uri: "%2$s"}
                    """.formatted(BotApiServer.TOKEN, bot.baseUri());
                    case PROGRAM -> program.channelYaml();
                });
    }

    void write(int number) {
        switch (side) {
            case MAIL -> mail.deliver("""
                    Message-ID: <%1$d@customer.example>
                    From: c%1$d@customer.example
                    To: %2$s
                    Subject: Delivery

                    %3$s
                    """.formatted(number, MailServer.ADDRESS, Customers.QUESTION));
            case BOT -> bot.write(number, number, Customers.QUESTION);
            case PROGRAM -> writer.execute(() -> post(number));
        }
    }

    /** Until it is told that the message is stored, as every program must. */
    private void post(int number) {
        String body = "{\"sender\": {\"id\": \"c%d\"}, \"text\": \"%s\"}".formatted(number, Customers.QUESTION);
        while (!Thread.currentThread().isInterrupted()) {
            try {
                if (program.post(hub.uri("").getPort(), CHANNEL, "msg-" + number, body)
                                .statusCode()
                        == 202) {
                    return;
                }
            } catch (IllegalStateException killed) {
                // That is what the test is about.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }

    /** Nothing that was written is still to be fetched, confirmed or marked. */
    void awaitTaken(int number) {
        await("the question of customer " + number + " to be off the wire")
                .dontCatchUncaughtExceptions()
                .atMost(Duration.ofSeconds(60))
                .until(() -> switch (side) {
                    case MAIL -> mail.unseen() == 0;
                    case BOT -> bot.unconfirmed() == 0;
                    case PROGRAM -> true;
                });
    }

    /** What a customer got, each by a name by which a second one can be told; Telegram gives no such names. */
    List<String> received(int number) {
        return switch (side) {
            case MAIL ->
                mail.sentTo("c%d@customer.example".formatted(number)).stream()
                        .map(OutsideWorld::nameOf)
                        .toList();
            case BOT ->
                bot.sent().stream()
                        .map(message -> message.path("chat_id").asText())
                        .filter(chat -> chat.equals(Integer.toString(number)))
                        .toList();
            case PROGRAM ->
                program.taken().stream()
                        .filter(taken ->
                                taken.body().at("/recipient/id").asText().equals("c" + number))
                        .map(WebhookPeer.Taken::id)
                        .toList();
        };
    }

    private static String nameOf(MimeMessage sent) {
        try {
            return sent.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        writer.shutdownNow();
    }
}
