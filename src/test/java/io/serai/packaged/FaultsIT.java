package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.channel.BotApiServer;
import io.serai.channel.MailServer;
import io.serai.database.EmbeddedDatabase;
import jakarta.mail.Address;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
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
    private static final double SENT_TWICE = 0.2;
    private static final String ANSWER = "two working days";

    @TempDir
    Path home;

    private final MailServer mail = new MailServer();
    private final BotApiServer telegram = new BotApiServer();

    @Test
    void nothingIsLostOrDoubledWhileEverythingFails() throws Exception {
        long seed = Long.getLong("serai.faults.seed", System.nanoTime());
        System.out.println("FaultsIT seed " + seed);
        try (MailServer runningMail = mail.start();
                BotApiServer runningTelegram = telegram.start();
                EmbeddedDatabase postgres = new EmbeddedDatabase(home.resolve("database"));
                FaultyLinks links = FaultyLinks.to(runningMail, runningTelegram, postgres.port(), seed);
                HubProcess hub = HubProcess.takenApart(home)) {
            configure(hub, links, postgres.password());
            hub.start();
            links.calm(false);
            long begun = System.nanoTime();
            Random random = new Random(seed);
            new Kills(MESSAGES, KILLS, random)
                    .whileSending(
                            (number, over) -> send(number, isTwice(seed, number), hub, over),
                            kill -> kill(kill, hub, postgres, links));
            try (HubData data = HubData.at(ownersUrl(postgres))) {
                awaitRest(data);
                links.calm(true);
                replayDeadLetters(hub, data);
                System.out.printf(
                        "FaultsIT: %d messages, %d kills, %d s; faults: %s%n",
                        MESSAGES, KILLS, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun), links);
                report(data);
                assertNothingLostOrDoubled(data);
                assertTelegram(data);
                reportMail(data);
                assertThat(links.allFailed()).isTrue();
            }
        }
    }

    private void configure(HubProcess hub, FaultyLinks links, String password) throws IOException {
        hub.with(
                        "SERAI_DATABASE_URL",
                        "jdbc:postgresql://localhost:%d/postgres"
                                .formatted(links.database().port()))
                .with("SERAI_DATABASE_USERNAME", "postgres")
                .with("SERAI_DATABASE_PASSWORD", password);
        hub.write("knowledge/delivery.md", Customers.ARTICLE);
        String account = mail.channelYaml();
        for (var link : Map.of(mail.imapPort(), links.imap(), mail.smtpPort(), links.smtp())
                .entrySet()) {
            String before = "port: " + link.getKey();
            assertThat(account).contains(before);
            account = account.replace(before, "port: " + link.getValue().port() + "\n  read-timeout: 2000");
        }
        hub.write("channels-config/mail/channel.yaml", account);
        hub.write("channels-config/bot/channel.yaml", """
                kind: telegram
                ambiguous-send: ask
                source:
                  token: "%1$s"
                  base-uri: http://localhost:%2$d
                  poll-timeout: 1
                  delay: 100
                  read-timeout: 2500
                sink: {token: "%1$s", base-uri: "http://localhost:%2$d", read-timeout: 2500}
                """.formatted(
                        BotApiServer.TOKEN, links.bot().port()));
    }

    private static boolean isTwice(long seed, int number) {
        return new Random(seed + number).nextDouble() < SENT_TWICE;
    }

    private void send(int number, boolean twice, HubProcess hub, BooleanSupplier over) throws InterruptedException {
        switch (number % 3) {
            case 0 -> new Customers(hub).insist("faults-test-message-%06d".formatted(number), twice ? 2 : 1, over);
            case 1 -> {
                String text =
                        "Message-ID: <%1$d@customer.example>\nFrom: c%1$d@customer.example\nTo: %2$s\nSubject: Delivery\n\n%3$s\n"
                                .formatted(number, MailServer.ADDRESS, Customers.QUESTION);
                mail.deliver(text);
                if (twice) {
                    mail.deliver(text);
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
            default -> {
                telegram.write(1_000_000 + number, number, Customers.QUESTION);
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
            }
        }
    }

    /** In turn the hub, the hub and its database, and the database alone. */
    private static void kill(int kill, HubProcess hub, EmbeddedDatabase postgres, FaultyLinks links) throws Exception {
        boolean hubDies = kill % 3 != 0;
        if (hubDies) {
            hub.kill();
        }
        if (kill % 3 != 1) {
            crash(postgres);
        }
        if (hubDies) {
            // A hub that cannot reach its database at the start ends; whoever runs it starts it again.
            links.database().calm(true);
            hub.start();
            links.database().calm(false);
        }
    }

    /** SIGKILL for one of its processes: PostgreSQL then throws away its memory, ends the others, and recovers. */
    private static void crash(EmbeddedDatabase postgres) throws SQLException {
        try (HubData data = HubData.at(ownersUrl(postgres))) {
            ProcessHandle.of(data.count("select pid from pg_stat_activity where backend_type = 'walwriter'"))
                    .orElseThrow()
                    .destroyForcibly();
        }
    }

    private static String ownersUrl(EmbeddedDatabase postgres) {
        return "%s?user=%s&password=%s".formatted(postgres.jdbcUrl(), EmbeddedDatabase.OWNER, postgres.password());
    }

    private static void awaitRest(HubData data) throws SQLException {
        try {
            // GreenMail's threads end with exceptions when their callers hang up.
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofMinutes(10).plus(Duration.ofMillis(200).multipliedBy(MESSAGES)))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> data.count("select count(*) from message where direction = 'IN'") >= MESSAGES
                            && data.count("select count(*) from work_item where dead_at is null") == 0);
        } catch (ConditionTimeoutException e) {
            data.print("select 'messages in', count(*) from message where direction = 'IN'");
            data.print(
                    "select 'waiting', topic, count(*), max(attempts), min(available_at) - now() from work_item group by topic");
            throw e;
        }
    }

    /** What a server refused for good is not lost: an operator sends it again once the server is well. */
    private static void replayDeadLetters(HubProcess hub, HubData data) throws Exception {
        System.out.printf(
                "FaultsIT: %d dead letters sent again%n",
                data.count("select count(*) from delivery where state = 'DEAD'"));
        assertThat(new Customers(hub).orderAsAgent("/api/v1/deliveries/replay").statusCode())
                .isEqualTo(200);
        awaitRest(data);
    }

    private static void report(HubData data) throws SQLException {
        data.print("""
                select conversation.channel_id, conversation.status, draft.decision, handoff.reason, count(*)
                from conversation left join draft on draft.conversation_id = conversation.id
                left join handoff on handoff.conversation_id = conversation.id
                group by 1, 2, 3, 4 order by 1, 2, 3, 4
                """);
        data.print("""
                select delivery.channel_id, attempt.outcome, count(*) from delivery_attempt attempt
                join delivery on delivery.id = attempt.delivery_id group by 1, 2 order by 1, 2
                """);
    }

    private static void assertNothingLostOrDoubled(HubData data) throws SQLException {
        assertThat(data.count("select count(*) from work_item")).isZero();
        assertThat(data.count("select count(*) from inbound where state = 'STORED'"))
                .isEqualTo(MESSAGES);
        assertThat(data.count("select count(*) from inbound where state = 'FAILED'"))
                .isZero();
        assertThat(data.count("select count(*) from message where direction = 'IN'"))
                .isEqualTo(MESSAGES);
        assertThat(data.count("select count(*) from turn")).isEqualTo(MESSAGES);
        assertThat(data.count("select count(distinct reply_to_turn) from message where reply_to_turn is not null"))
                .isEqualTo(MESSAGES);
        assertThat(data.count("select count(*) from message where direction = 'OUT'"))
                .isEqualTo(MESSAGES);
        assertThat(data.count("select count(*) from delivery")).isEqualTo(MESSAGES);
        // What may have been sent and cannot be asked waits for a person; everything else was sent.
        assertThat(data.count("select count(*) from delivery where state not in ('SENT', 'UNKNOWN')"))
                .isZero();
        assertThat(data.count("select count(*) from delivery where state = 'UNKNOWN' and channel_id <> 'bot'"))
                .isZero();
    }

    /** What may have been sent is not sent again on this channel, so nobody has anything twice. */
    private void assertTelegram(HubData data) throws SQLException {
        List<String> received = telegram.sent().stream()
                .map(message -> message.path("chat_id").asText())
                .toList();
        List<String> sent = chats(data, "SENT");
        List<String> unclear = chats(data, "UNKNOWN");
        System.out.printf(
                "FaultsIT: telegram: %d sent, %d unclear and waiting for a person, of these %d received%n",
                sent.size(), unclear.size(), received.size() - sent.size());
        assertThat(telegram.sent())
                .allSatisfy(message -> assertThat(message.path("text").asText()).contains(ANSWER));
        assertThat(received).doesNotHaveDuplicates().containsAll(sent).isSubsetOf(union(sent, unclear));
    }

    private static List<String> chats(HubData data, String state) throws SQLException {
        return data.texts("""
                select thread_key from delivery join conversation on conversation.id = delivery.conversation_id
                where delivery.channel_id = 'bot' and state = '%s'
                """.formatted(state));
    }

    private static List<String> union(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    /** Customer c7 wrote the mail 7. */
    private static void assertAnswers(MimeMessage sent) throws Exception {
        String question = sent.getHeader("In-Reply-To", null);
        assertThat(question).matches("<\\d+@customer\\.example>");
        assertThat(sent.getAllRecipients())
                .extracting(Address::toString)
                .containsExactly("c" + question.substring(1, question.length() - 1));
        assertThat(sent.getSubject()).isEqualTo("Re: Delivery");
        assertThat((String) sent.getContent()).contains(ANSWER);
    }

    private void reportMail(HubData data) throws Exception {
        Map<String, Integer> byRef = new HashMap<>();
        for (var sent : mail.sentTo("@customer.example")) {
            byRef.merge(sent.getMessageID(), 1, Integer::sum);
            assertAnswers(sent);
        }
        assertThat((long) byRef.size())
                .isEqualTo(data.count("select count(*) from delivery where channel_id = 'mail'"));
        long doubled = byRef.values().stream().filter(times -> times > 1).count();
        System.out.printf("FaultsIT: mail: %d sent, %d received twice under one Message-ID%n", byRef.size(), doubled);
    }
}
