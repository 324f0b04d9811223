package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import io.serai.queue.WorkItem;
import io.serai.queue.WorkQueue;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** When work is begun: at once, by a wake-up, and after a failure later and later. */
@HubTest
class WorkQueueTest {

    /** A poll would find it after half of its second, on the average. */
    private static final Duration AT_ONCE = Duration.ofMillis(200);

    private static final int ITEMS = 21;

    @Autowired
    CamelContext camel;

    @Autowired
    WorkQueue queue;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Value("${serai.database.url}")
    String url;

    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private String topic;

    @AfterEach
    void stop() throws Exception {
        camel.getRouteController().stopRoute(topic);
        camel.removeRoute(topic);
        jdbc.sql("delete from work_item where topic = ?").param(topic).update();
    }

    @Test
    void workOfThisHubIsBegunAtOnce() throws Exception {
        consume("woken-here", false);
        assertThat(medianUntilTaken(key -> transaction.executeWithoutResult(status -> queue.add(topic, key, Map.of()))))
                .isLessThan(AT_ONCE);
    }

    @Test
    void workOfAnotherHubIsBegunAtOnceBecausePostgresTellsOfIt() throws Exception {
        consume("woken-by-another", false);
        assertThat(medianUntilTaken(key -> {
                    jdbc.sql("insert into work_item (topic, key, payload) values (?, ?, '{}')")
                            .params(topic, key)
                            .update();
                    jdbc.sql("select pg_notify('serai', ?)")
                            .param("another-hub " + WorkQueue.wakeupOf(topic))
                            .query()
                            .listOfRows();
                }))
                .isLessThan(AT_ONCE);
    }

    @Test
    void otherHubsAreToldOfWorkOnceItIsCommitted() throws Exception {
        consume("told", false);
        try (Connection other = DriverManager.getConnection(url, "postgres", "postgres")) {
            other.createStatement().execute("listen serai");
            transaction.executeWithoutResult(status -> queue.add(topic, "a", Map.of()));
            var heard = other.unwrap(PGConnection.class);
            List<String> told = new ArrayList<>();
            await().atMost(Duration.ofSeconds(5)).until(() -> {
                Arrays.stream(heard.getNotifications(100)).forEach(it -> told.add(it.getParameter()));
                return told.stream().anyMatch(it -> it.endsWith(" " + WorkQueue.wakeupOf(topic)));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void whatFailsWaitsTwiceAsLongEachTimeGiveOrTakeThirtyPercent(int attempt) throws Exception {
        consume("failing-" + attempt, true);
        transaction.executeWithoutResult(status -> {
            for (int i = 0; i < ITEMS; i++) {
                queue.addLater(topic, "key-" + i, Map.of(), Duration.ofHours(1));
            }
        });
        jdbc.sql("update work_item set attempts = ?, available_at = now() where topic = ?")
                .params(attempt - 1, topic)
                .update();

        double seconds = Math.pow(2, attempt - 1);
        List<Double> pauses =
                await().atMost(Duration.ofSeconds(10)).until(() -> pauses(attempt), all -> all.size() == ITEMS);

        // They are looked at a little after they began.
        assertThat(pauses).allSatisfy(pause -> assertThat(pause).isBetween(0.7 * seconds - 1, 1.3 * seconds));
        // Without chance in them all would come back together.
        assertThat(pauses.get(ITEMS - 1) - pauses.get(0)).isGreaterThan(0.2 * seconds);
    }

    private interface Adding {
        void add(String key);
    }

    private Duration medianUntilTaken(Adding adding) {
        List<Duration> waits = new ArrayList<>();
        for (int i = 0; i < ITEMS; i++) {
            String key = "key-" + i;
            long added = System.nanoTime();
            adding.add(key);
            await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2)).until(() -> taken.contains(key));
            waits.add(Duration.ofNanos(System.nanoTime() - added));
        }
        return waits.stream().sorted(Comparator.naturalOrder()).toList().get(ITEMS / 2);
    }

    /** In seconds, shortest first. */
    private List<Double> pauses(int attempt) {
        return jdbc.sql("""
                        select extract(epoch from available_at - clock_timestamp()) as pause from work_item
                        where topic = ? and attempts = ? and lease is null order by pause
                        """).params(topic, attempt).query(Double.class).list();
    }

    private void consume(String named, boolean failing) throws Exception {
        topic = named;
        camel.addRoutes(new RouteBuilder() {
            @Override
            public void configure() {
                from("kamelet:postgres-queue-source?topic=%s&workers=%d".formatted(named, ITEMS))
                        .routeId(named)
                        .errorHandler(noErrorHandler())
                        .process(exchange -> {
                            if (failing) {
                                throw new IllegalStateException("This never works");
                            }
                            taken.add(exchange.getMessage()
                                    .getBody(WorkItem.class)
                                    .key());
                        });
            }
        });
    }
}
