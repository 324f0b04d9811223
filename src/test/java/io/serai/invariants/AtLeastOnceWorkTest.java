package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.Concurrently;
import io.serai.QuietHubTest;
import io.serai.queue.WorkItem;
import io.serai.queue.WorkQueue;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Invariant 5: at-least-once work. */
@QuietHubTest
class AtLeastOnceWorkTest {

    private static final Duration LONG = Duration.ofMinutes(1);
    private static final Duration SHORT = Duration.ofMillis(50);

    @Autowired
    WorkQueue queue;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void oneItemOfAKeyIsGivenOutAtATimeInTheOrderOfTheirMaking() {
        add("order", "a", 1, 2, 3);
        WorkItem first = only(queue.claim("order", 10, LONG));
        assertThat(first.payload()).contains("1");
        assertThat(queue.claim("order", 10, LONG)).isEmpty();

        queue.complete(List.of(first));
        assertThat(only(queue.claim("order", 10, LONG)).payload()).contains("2");
    }

    @Test
    void manyClaimersNeverHoldTheSameItem() throws Exception {
        for (int i = 0; i < 200; i++) {
            add("many", "key-" + i, i);
        }
        List<List<WorkItem>> claims = Concurrently.call(10, i -> () -> queue.claim("many", 50, LONG));
        List<Long> ids =
                claims.stream().flatMap(Collection::stream).map(WorkItem::id).toList();
        assertThat(ids).doesNotHaveDuplicates();
        List<WorkItem> rest = queue.claim("many", 200, LONG);
        assertThat(ids.size() + rest.size()).isEqualTo(200);
    }

    @Test
    void whatADeadClaimerHeldIsGivenOutAgainAndOnlyTheNewHolderCanCompleteIt() {
        add("lease", "a", 1);
        WorkItem lost = only(queue.claim("lease", 10, SHORT));
        WorkItem again = await().until(() -> queue.claim("lease", 10, SHORT), items -> items.size() == 1)
                .get(0);
        assertThat(again.attempts()).isEqualTo(2);

        queue.complete(List.of(lost));
        WorkItem third = await().until(() -> queue.claim("lease", 10, LONG), items -> items.size() == 1)
                .get(0);
        queue.complete(List.of(third));
        assertThat(queue.claim("lease", 10, LONG)).isEmpty();
    }

    @Test
    void aHeartbeatKeepsTheLease() {
        add("heartbeat", "a", 1);
        WorkItem held = only(queue.claim("heartbeat", 10, Duration.ofMillis(300)));
        queue.extend(List.of(held), LONG);
        await().during(Duration.ofMillis(600))
                .atMost(Duration.ofSeconds(5))
                .until(() -> queue.claim("heartbeat", 10, LONG).isEmpty());
    }

    @Test
    void finishingAnItemGivesOutTheNextOfItsKeyAtOnce() {
        add("next", "a", 1, 2, 3);
        WorkItem first = only(queue.claim("next", 10, LONG));
        WorkItem second = only(queue.claim("next", List.of(first), 10, LONG));
        assertThat(second.payload()).contains("2");
        assertThat(queue.claim("next", 10, LONG)).isEmpty();
    }

    @Test
    void finishingAnItemAfterItsLeaseWasLostGivesNothingOut() throws Exception {
        add("late", "a", 1, 2);
        WorkItem lost = only(queue.claim("late", 10, SHORT));
        await().until(() -> queue.claim("late", 10, LONG), items -> items.size() == 1);
        assertThat(queue.claim("late", List.of(lost), 10, LONG)).isEmpty();
    }

    @Test
    void whatWasGivenBackHoldsUpItsKeyAndNoOther() {
        add("back", "a", 1, 2);
        queue.giveBack(only(queue.claim("back", 10, LONG)), LONG, "later");
        assertThat(queue.claim("back", 10, LONG)).isEmpty();
        add("back", "b", 3);
        assertThat(only(queue.claim("back", 10, LONG)).key()).isEqualTo("b");
    }

    @Test
    void whatIsSetAsideNoLongerHoldsUpItsKey() {
        add("bury", "a", 1, 2);
        queue.bury(only(queue.claim("bury", 10, LONG)), "poison");
        assertThat(only(queue.claim("bury", 10, LONG)).payload()).contains("2");
    }

    @Test
    void workOfATransactionThatRollsBackIsNeverGivenOut() {
        transaction.executeWithoutResult(status -> {
            queue.add("rolled-back", "a", Map.of("number", 1));
            status.setRollbackOnly();
        });
        assertThat(queue.claim("rolled-back", 10, LONG)).isEmpty();
    }

    private void add(String topic, String key, int... numbers) {
        for (int number : numbers) {
            transaction.executeWithoutResult(status -> queue.add(topic, key, Map.of("number", number)));
        }
    }

    private static WorkItem only(List<WorkItem> items) {
        assertThat(items).hasSize(1);
        return items.get(0);
    }
}
