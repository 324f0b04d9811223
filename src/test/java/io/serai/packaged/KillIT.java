package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariants 1, 3 and 5 together: the hub is killed at random moments while messages flow, customers send again until
 * they are answered, and some send twice for no reason.
 */
class KillIT {

    private static final int MESSAGES = 500;
    private static final int SENDERS = 8;
    private static final int KILLS = 5;
    private static final double SENT_TWICE = 0.2;

    @TempDir
    Path home;

    @Test
    void fiveHundredMessagesSurviveSigkillEachStoredOnceAndRepliedToOnce() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KillIT seed " + seed);
        Random random = new Random(seed);
        Files.createDirectories(home.resolve("knowledge"));
        Files.writeString(
                home.resolve("knowledge/delivery.md"),
                "---\ntitle: How long does delivery take?\n---\nDelivery takes two working days.\n");
        try (HubProcess hub = HubProcess.takenApart(home)) {
            hub.start();
            AtomicInteger accepted = new AtomicInteger();
            ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
            List<Future<?>> sent = new ArrayList<>();
            AtomicBoolean givenUp = new AtomicBoolean();
            for (int i = 0; i < MESSAGES; i++) {
                String key = "kill-test-message-%03d".formatted(i);
                sent.add(senders.submit(() -> sendUntilAccepted(hub, key, accepted, givenUp)));
            }
            try {
                for (int kill = 1; kill <= KILLS; kill++) {
                    int enough = kill * MESSAGES / (KILLS + 1);
                    await().atMost(Duration.ofMinutes(2))
                            .pollInterval(Duration.ofMillis(1))
                            .until(() -> accepted.get() >= enough);
                    // A moment somewhere in the work on these messages, not only at a message's end.
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(300)));
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
                givenUp.set(true);
                senders.shutdownNow();
            }
            try (Connection database = DriverManager.getConnection(hub.jdbcUrl())) {
                await().atMost(Duration.ofMinutes(3))
                        .until(() -> count(database, "select count(*) from work_item") == 0);
                assertThat(count(database, "select count(*) from inbound")).isEqualTo(MESSAGES);
                assertThat(count(database, "select count(*) from message where direction = 'IN'"))
                        .isEqualTo(MESSAGES);
                assertThat(count(database, """
                                select count(*) from (
                                  select turn.id from turn left join message on message.reply_to_turn = turn.id
                                  group by turn.id having count(message.id) = 1) answered
                                """)).isEqualTo(MESSAGES);
                assertThat(count(database, "select count(*) from message where reply_to_turn is not null"))
                        .isEqualTo(MESSAGES);
                assertThat(count(database, "select count(*) from delivery where state = 'SENT'"))
                        .isEqualTo(MESSAGES);
                assertThat(count(database, "select count(*) from event where type = 'message-sent'"))
                        .isEqualTo(MESSAGES);
            }
        }
    }

    private static void sendUntilAccepted(HubProcess hub, String key, AtomicInteger accepted, AtomicBoolean givenUp) {
        Customers customers = new Customers(hub);
        int times = ThreadLocalRandom.current().nextDouble() < SENT_TWICE ? 2 : 1;
        while (times > 0 && !givenUp.get()) {
            try {
                HttpResponse<String> response = customers.begin(key, "How long does delivery take?");
                if (response.statusCode() == 201) {
                    times--;
                    accepted.incrementAndGet();
                    continue;
                }
            } catch (IOException e) {
                // The hub is down: that is what this test is about.
            } catch (InterruptedException e) {
                return;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static long count(Connection database, String sql) throws Exception {
        try (var statement = database.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }
}
