package io.serai.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The hub is killed exactly within each step of a message's way: at the statement that the step begins with. */
class KilledAtEachStepIT {

    /** @param statement what the step does, as a trigger says it */
    private record Step(String name, String statement) {}

    private static final List<Step> STEPS = List.of(
            new Step("an arrival is stored", "insert on inbound"),
            new Step("a turn is opened", "insert on turn"),
            new Step("the turn's work is queued", "insert on work_item"),
            new Step("the work is claimed", "update on work_item"),
            new Step("a sentence is shown", "insert on sentence"),
            new Step("the draft is kept", "insert on draft"),
            new Step("the reply is stored", "insert on message for each row when (new.direction = 'OUT')"),
            new Step("the delivery is made", "insert on delivery"),
            new Step("the turn's work is acknowledged", "delete on work_item"),
            new Step("an attempt to deliver begins", "insert on delivery_attempt"),
            new Step("the delivery is recorded", "update on delivery for each row when (new.state = 'SENT')"),
            new Step("the customer's screen is told", "insert on event for each row when (new.type = 'message-sent')"));

    @TempDir
    Path home;

    @Test
    void aKillWithinAnyStepLosesNothingAndDoublesNothing() throws Exception {
        ExecutorService customer = Executors.newSingleThreadExecutor();
        try (HubProcess hub = HubProcess.takenApart(home)) {
            hub.write("knowledge/delivery.md", Customers.ARTICLE);
            hub.start();
            for (int number = 1; number <= STEPS.size(); number++) {
                Step step = STEPS.get(number - 1);
                String key = "killed-at-each-step-%03d".formatted(number);
                Future<?> sent;
                try (HubData data = HubData.at(hub.jdbcUrl())) {
                    Gate gate = new Gate(data);
                    gate.close(step.statement());
                    sent = customer.submit(() -> {
                        new Customers(hub)
                                .insist(key, 1, () -> Thread.currentThread().isInterrupted());
                        return key;
                    });
                    gate.awaitSomebody(step.name());
                    hub.kill();
                }
                hub.start();
                sent.get(30, TimeUnit.SECONDS);
                try (HubData data = HubData.at(hub.jdbcUrl())) {
                    new Gate(data).remove();
                    assertEachOnce(number, step, data);
                }
            }
        } finally {
            customer.shutdownNow();
        }
    }

    private static void assertEachOnce(int messages, Step step, HubData data) throws Exception {
        await("the hub to finish what was under way when " + step.name())
                .atMost(Duration.ofMinutes(2))
                .until(() -> data.count("select count(*) from delivery where state = 'SENT'") == messages
                        && data.count("select count(*) from work_item") == 0);
        for (String counted : List.of(
                "select count(*) from inbound",
                "select count(*) from message where direction = 'IN'",
                "select count(*) from message where direction = 'OUT'",
                "select count(*) from turn where closed_at is not null",
                "select count(*) from draft",
                "select count(*) from delivery",
                "select count(*) from event where type = 'message-sent'")) {
            assertThat(data.count(counted)).as(step.name() + ": " + counted).isEqualTo(messages);
        }
    }
}
