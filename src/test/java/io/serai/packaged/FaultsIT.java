package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.channel.BotApiServer;
import io.serai.channel.MailServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * All channels at once, over links that fail, while the hub and its database are killed: nothing lost, nothing stored
 * twice, no turn replied to twice. Prints how often a customer got the same message twice over the wire.
 * {@code -Dserai.faults.messages=10000 -Dserai.faults.kills=20} makes it the long run of docs/benchmarks.md.
 */
class FaultsIT {

    private static final int MESSAGES = Integer.getInteger("serai.faults.messages", 300);
    private static final int KILLS = Integer.getInteger("serai.faults.kills", 3);
    private static final double FAULTS = 0.15;
    private static final double SENT_TWICE = 0.2;
    private static final String QUESTION = "How long does delivery take?";

    @TempDir
    Path home;

    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicBoolean over = new AtomicBoolean();

    @Test
    void nothingIsLostOrDoubledWhileEverythingFails() throws Exception {
        long seed = Long.getLong("serai.faults.seed", System.nanoTime());
        System.out.println("FaultsIT seed " + seed);
        try (MailServer mail = new MailServer().start();
                BotApiServer telegram = new BotApiServer().start();
                FaultyLink imap = new FaultyLink(mail.imapPort(), "* BYE busy\r\n", FAULTS, seed);
                FaultyLink smtp = new FaultyLink(mail.smtpPort(), "421 4.3.2 busy\r\n", FAULTS, seed + 1);
                FaultyLink bot = new FaultyLink(
                        URI.create(telegram.baseUri()).getPort(),
                        "HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
                        FAULTS,
                        seed + 2);
                HubProcess hub = HubProcess.takenApart(home)) {
            configure(mail, imap, smtp, bot);
            hub.start();
            sendAndKill(hub, mail, telegram, new Random(seed));
            List.of(imap, smtp, bot).forEach(FaultyLink::calmDown);
            System.out.printf(
                    "FaultsIT: %d messages, %d kills, failed connections: imap %d, smtp %d, telegram %d%n",
                    MESSAGES, KILLS, imap.faults(), smtp.faults(), bot.faults());
            try (Connection database = DriverManager.getConnection(hub.jdbcUrl())) {
                await().atMost(Duration.ofMinutes(15))
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> count(database, "select count(*) from message where direction = 'IN'") >= MESSAGES
                                && count(database, "select count(*) from work_item") == 0);
                report(database);
                assertNothingLostOrDoubled(database);
                reportTelegram(telegram, database);
                reportMail(mail, database);
            }
        }
    }

    private void configure(MailServer mail, FaultyLink imap, FaultyLink smtp, FaultyLink bot) throws IOException {
        write(
                "knowledge/delivery.md",
                "---\ntitle: How long does delivery take?\n---\nDelivery takes two working days.\n");
        write(
                "channels-config/mail/channel.yaml",
                mail.channelYaml()
                        .replace("port: " + mail.imapPort(), "port: " + imap.port() + "\n  read-timeout: 2000")
                        .replace("port: " + mail.smtpPort(), "port: " + smtp.port() + "\n  read-timeout: 2000"));
        write("channels-config/bot/channel.yaml", """
                kind: telegram
                source:
                  token: "%1$s"
                  base-uri: http://localhost:%2$d
                  poll-timeout: 1
                  delay: 100
                  read-timeout: 2500
                sink: {token: "%1$s", base-uri: "http://localhost:%2$d", read-timeout: 2500}
                """.formatted(BotApiServer.TOKEN, bot.port()));
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private void sendAndKill(HubProcess hub, MailServer mail, BotApiServer telegram, Random random) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(8);
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            int number = i;
            boolean twice = random.nextDouble() < SENT_TWICE;
            sent.add(senders.submit(() -> send(number, twice, hub, mail, telegram)));
        }
        try {
            for (int kill = 1; kill <= KILLS; kill++) {
                int enough = kill * MESSAGES / (KILLS + 1);
                await().atMost(Duration.ofMinutes(5)).until(() -> accepted.get() >= enough);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
                if (kill % 2 == 0) {
                    hub.killWithItsDatabase();
                } else {
                    hub.kill();
                }
                hub.start();
            }
            for (Future<?> message : sent) {
                message.get(5, TimeUnit.MINUTES);
            }
        } finally {
            over.set(true);
            senders.shutdownNow();
        }
    }

    private void send(int number, boolean twice, HubProcess hub, MailServer mail, BotApiServer telegram) {
        switch (number % 3) {
            case 0 -> chat(number, twice ? 2 : 1, hub);
            case 1 -> {
                String text =
                        "Message-ID: <%1$d@customer.example>\nFrom: c%1$d@customer.example\nTo: %2$s\nSubject: Delivery\n\n%3$s\n"
                                .formatted(number, MailServer.ADDRESS, QUESTION);
                mail.deliver(text);
                if (twice) {
                    mail.deliver(text);
                }
                accepted.incrementAndGet();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            default -> {
                telegram.write(1_000_000 + number, number, QUESTION);
                accepted.incrementAndGet();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    private void chat(int number, int times, HubProcess hub) {
        Customers customers = new Customers(hub);
        int left = times;
        while (left > 0 && !over.get()) {
            try {
                HttpResponse<String> answer = customers.begin("faults-test-message-%06d".formatted(number), QUESTION);
                if (answer.statusCode() == 201) {
                    left--;
                    continue;
                }
            } catch (IOException e) {
                // The hub is down: that is what this test is about.
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
        accepted.incrementAndGet();
    }

    private static void report(Connection database) throws Exception {
        try (var statement = database.createStatement();
                var row = statement.executeQuery("""
                        select conversation.channel_id, conversation.status, draft.decision, handoff.reason, count(*)
                        from conversation left join draft on draft.conversation_id = conversation.id
                        left join handoff on handoff.conversation_id = conversation.id
                        group by 1, 2, 3, 4 order by 1, 2, 3, 4
                        """)) {
            while (row.next()) {
                System.out.printf(
                        "FaultsIT: %s: %s, %s (%s): %d%n",
                        row.getString(1), row.getString(2), row.getString(3), row.getString(4), row.getInt(5));
            }
        }
    }

    private static void assertNothingLostOrDoubled(Connection database) throws Exception {
        assertThat(count(database, "select count(*) from inbound where state = 'STORED'"))
                .isEqualTo(MESSAGES);
        assertThat(count(database, "select count(*) from inbound where state = 'FAILED'"))
                .isZero();
        assertThat(count(database, "select count(*) from message where direction = 'IN'"))
                .isEqualTo(MESSAGES);
        assertThat(count(database, "select count(*) from turn")).isEqualTo(MESSAGES);
        assertThat(count(database, "select count(distinct reply_to_turn) from message where reply_to_turn is not null"))
                .isEqualTo(MESSAGES);
        assertThat(count(database, "select count(*) from delivery")).isEqualTo(MESSAGES);
        // What may have been sent and cannot be asked waits for a person; everything else was sent.
        assertThat(count(database, "select count(*) from delivery where state not in ('SENT', 'UNKNOWN')"))
                .isZero();
        assertThat(count(database, "select count(*) from delivery where state = 'UNKNOWN' and channel_id <> 'bot'"))
                .isZero();
    }

    private static void reportTelegram(BotApiServer telegram, Connection database) throws Exception {
        Map<String, Integer> byChat = new HashMap<>();
        telegram.sent().forEach(message -> byChat.merge(message.path("chat_id").asText(), 1, Integer::sum));
        long unknown = count(database, "select count(*) from delivery where state = 'UNKNOWN'");
        long sent = count(database, "select count(*) from delivery where channel_id = 'bot' and state = 'SENT'");
        assertThat(byChat).hasSizeBetween((int) sent, (int) (sent + unknown));
        List<String> twice =
                byChat.keySet().stream().filter(chat -> byChat.get(chat) > 1).toList();
        for (String chat : twice) {
            System.out.println("FaultsIT: twice to chat " + chat + ": " + attempts(chat, database));
        }
        int doubled = twice.size();
        System.out.printf(
                "FaultsIT: telegram: %d sent, %d unclear and waiting for a person, %d received twice%n",
                sent, unknown, doubled);
    }

    private static String attempts(String chat, Connection database) throws Exception {
        try (var statement = database.prepareStatement("""
                select string_agg(concat_ws(' ', delivery.state, attempt.started_at, attempt.ended_at, attempt.outcome,
                  attempt.detail), '; ' order by attempt.id)
                from delivery join conversation on conversation.id = delivery.conversation_id
                join delivery_attempt attempt on attempt.delivery_id = delivery.id where thread_key = ?
                """)) {
            statement.setString(1, chat);
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static void reportMail(MailServer mail, Connection database) throws Exception {
        Map<String, Integer> byRef = new HashMap<>();
        for (var sent : mail.sentTo("@customer.example")) {
            byRef.merge(sent.getMessageID(), 1, Integer::sum);
        }
        long sent = count(database, "select count(*) from delivery where channel_id = 'mail'");
        assertThat((long) byRef.size()).isEqualTo(sent);
        long doubled = byRef.values().stream().filter(times -> times > 1).count();
        System.out.printf("FaultsIT: mail: %d sent, %d received twice under one Message-ID%n", sent, doubled);
    }

    private static long count(Connection database, String sql) throws Exception {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
