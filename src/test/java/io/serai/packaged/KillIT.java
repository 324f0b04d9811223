package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Invariants 1, 3 and 5 together: the hub is killed at random moments while messages flow, customers send again until
 * they are answered, and some send twice for no reason.
 */
class KillIT {

    private static final int MESSAGES = 500;
    private static final int KILLS = 5;
    private static final double SENT_TWICE = 0.2;

    @TempDir
    Path home;

    @Test
    void fiveHundredMessagesSurviveSigkillEachStoredOnceAndRepliedToOnce() throws Exception {
        long seed = System.nanoTime();
        System.out.println("KillIT seed " + seed);
        try (HubProcess hub = HubProcess.takenApart(home)) {
            hub.write("knowledge/delivery.md", Customers.ARTICLE);
            hub.start();
            new Kills(MESSAGES, KILLS, new Random(seed))
                    .whileSending(
                            (number, over) -> new Customers(hub)
                                    .insist("kill-test-message-%03d".formatted(number), times(), over),
                            kill -> {
                                if (kill % 2 == 0) {
                                    hub.killWithItsDatabase();
                                } else {
                                    hub.kill();
                                }
                                hub.start();
                            });
            try (HubData data = HubData.at(hub.jdbcUrl())) {
                await().atMost(Duration.ofMinutes(3)).until(() -> data.count("select count(*) from work_item") == 0);
                assertThat(data.count("select count(*) from inbound")).isEqualTo(MESSAGES);
                assertThat(data.count("select count(*) from message where direction = 'IN'"))
                        .isEqualTo(MESSAGES);
                assertThat(data.count("""
                                select count(*) from (
                                  select turn.id from turn left join message on message.reply_to_turn = turn.id
                                  group by turn.id having count(message.id) = 1) answered
                                """)).isEqualTo(MESSAGES);
                assertThat(data.count("select count(*) from message where reply_to_turn is not null"))
                        .isEqualTo(MESSAGES);
                assertThat(data.count("select count(*) from delivery where state = 'SENT'"))
                        .isEqualTo(MESSAGES);
                assertThat(data.count("select count(*) from event where type = 'message-sent'"))
                        .isEqualTo(MESSAGES);
            }
        }
    }

    private static int times() {
        return ThreadLocalRandom.current().nextDouble() < SENT_TWICE ? 2 : 1;
    }
}
