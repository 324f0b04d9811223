package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import io.serai.event.Events;
import io.serai.event.LoggedEvent;
import io.serai.shared.DomainEvent;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Invariant 8: events are the truth; who reads them misses none, however late it is committed. */
@HubTest
class EventsSkipNothingTest {

    record ThingHappened(UUID conversationId, String channelId, String what) implements DomainEvent {}

    private final UUID conversation = Ids.next();

    @Autowired
    Events events;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    JdbcClient jdbc;

    @Test
    void anEventIsKeptInTheTransactionThatMadeItTrue() {
        transaction.executeWithoutResult(status -> {
            publish("never");
            status.setRollbackOnly();
        });
        transaction.executeWithoutResult(status -> publish("but this"));

        assertThat(whats(events.since(conversation, 0, 10))).containsExactly("but this");
    }

    @Test
    void aTransactionThatCommitsLateLosesNoEvent() throws Exception {
        List<LoggedEvent> seen = new CopyOnWriteArrayList<>();
        CountDownLatch firstHasItsNumber = new CountDownLatch(1);
        CountDownLatch secondIsCommitted = new CountDownLatch(1);
        Thread first = new Thread(() -> transaction.executeWithoutResult(status -> {
            publish("first to begin");
            jdbc.sql("select pg_current_xact_id()").query().singleRow();
            firstHasItsNumber.countDown();
            waitFor(secondIsCommitted);
        }));

        try (var subscription = events.subscribe(conversation, 0, seen::add, () -> {})) {
            first.start();
            waitFor(firstHasItsNumber);
            publish("first to commit");
            publish("second to commit");
            // The tail has looked meanwhile, and must not have gone past the open transaction.
            await().during(Duration.ofMillis(300)).until(seen::isEmpty);
            secondIsCommitted.countDown();
            first.join();

            await().until(() -> seen.size() == 3);
            assertThat(whats(seen)).containsExactly("first to begin", "first to commit", "second to commit");
        }
        assertThat(events.since(conversation, seen.get(0).id(), 10)).hasSize(2);
    }

    @Test
    void whoComesBackGetsOnlyWhatWasMissed() {
        publish("seen");
        long last = events.since(conversation, 0, 1).get(0).id();
        publish("missed");
        List<LoggedEvent> seen = new CopyOnWriteArrayList<>();

        try (var subscription = events.subscribe(conversation, last, seen::add, () -> {})) {
            await().until(() -> !seen.isEmpty());
            assertThat(whats(seen)).containsExactly("missed");
        }
    }

    private void publish(String what) {
        publisher.publishEvent(new ThingHappened(conversation, "webchat", what));
    }

    private static void waitFor(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<String> whats(List<LoggedEvent> seen) {
        return seen.stream().map(event -> event.payload().get("what").asText()).toList();
    }
}
