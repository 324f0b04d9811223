package io.serai.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import io.serai.shared.DomainEvent;
import io.serai.shared.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@HubTest
class EventTailTest {
    record ThingHappened(UUID conversationId, String channelId, String what) implements DomainEvent {}

    private final UUID conversation = Ids.next();

    @Autowired
    Events events;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    EventStore store;

    @Test
    void anEventIsKeptWithItsFields() {
        publish("one");

        LoggedEvent event = events.since(conversation, 0, 10).get(0);
        assertThat(event.type()).isEqualTo("thing-happened");
        assertThat(event.channelId()).isEqualTo("webchat");
        assertThat(event.payload().toString()).isEqualTo("{\"what\":\"one\"}");
    }

    @Test
    void aFollowerGetsTheLogAndThenWhatComesOnceAndInOrder() {
        List<LoggedEvent> seen = new CopyOnWriteArrayList<>();
        List<String> published = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            published.add("early-" + i);
            publish("early-" + i);
        }

        try (var subscription = events.subscribe(conversation, 0, seen::add, () -> {})) {
            for (int i = 0; i < 100; i++) {
                published.add("late-" + i);
                publish("late-" + i);
            }
            await().until(() -> seen.size() >= published.size());
            assertThat(whats(seen)).isEqualTo(published);
        }
    }

    @Test
    void aFollowerThatDoesNotKeepUpIsCutOffAndDelaysNobody() {
        CountDownLatch release = new CountDownLatch(1);
        AtomicBoolean cutOff = new AtomicBoolean();
        List<LoggedEvent> quick = new CopyOnWriteArrayList<>();

        try (var slow = events.subscribe(conversation, 0, event -> waitFor(release), () -> cutOff.set(true));
                var other = events.subscribe(conversation, 0, quick::add, () -> {})) {
            for (int i = 0; i < 300; i++) {
                publish("e" + i);
            }
            await().until(() -> quick.size() == 300);
            assertThat(cutOff).isTrue();
        } finally {
            release.countDown();
        }
    }

    @Test
    void theTailOutlivesItsConnections() {
        List<LoggedEvent> seen = new CopyOnWriteArrayList<>();
        try (var subscription = events.subscribe(conversation, 0, seen::add, () -> {})) {
            publish("before");
            await().until(() -> seen.size() == 1);
            jdbc.sql("select count(pg_terminate_backend(pid)) from pg_stat_activity"
                            + " where datname = current_database() and pid <> pg_backend_pid()")
                    .query(Long.class)
                    .single();
            // A pool may hand out a connection that was cut.
            await().ignoreExceptions().until(() -> {
                publish("after");
                return true;
            });
            await().until(() -> whats(seen).contains("after"));
        }
    }

    @Test
    void eventsFromAnotherClusterCountAsOld() {
        publish("restored");
        jdbc.sql("update event set txid = '9000000000' where conversation_id = :id")
                .param("id", conversation)
                .update();
        assertThat(events.since(conversation, 0, 10)).isEmpty();

        store.bringFutureEventsBack();

        assertThat(whats(events.since(conversation, 0, 10))).containsExactly("restored");
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
