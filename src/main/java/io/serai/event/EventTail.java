package io.serai.event;

import io.serai.database.Wakeups;
import io.serai.event.EventStore.Row;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Reads the log as it grows and hands each event, exactly once, to those who follow its conversation. It never reads past
 * an open transaction: that one may still commit events with lower numbers.
 */
@Component
class EventTail implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(EventTail.class);
    static final String WAKEUP = "events";
    private static final int BATCH = 500;
    private static final Duration UNASKED_LOOK = Duration.ofSeconds(1);
    private static final Duration SHORTEST_WAIT = Duration.ofMillis(4);

    private final EventStore store;
    private final Semaphore wakeup = new Semaphore(0);
    private final Followers followers;
    private volatile Thread reader;
    private LogPosition cursor;

    EventTail(EventStore store, Wakeups wakeups, Followers followers) {
        this.store = store;
        this.followers = followers;
        wakeups.on(WAKEUP, wakeup::release);
    }

    @Override
    public void start() {
        int broughtBack = store.bringFutureEventsBack();
        if (broughtBack > 0) {
            log.info("{} events come from another database cluster; they count as old", broughtBack);
        }
        cursor = store.present();
        reader = new Thread(this::readUntilStopped, "event-tail");
        reader.setDaemon(true);
        reader.start();
    }

    private void readUntilStopped() {
        while (isRunning()) {
            try {
                readAndWait();
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void readAndWait() throws InterruptedException {
        try {
            follow();
        } catch (RuntimeException e) {
            log.warn("The event log cannot be read and is tried again: {}", e.getMessage());
            TimeUnit.MILLISECONDS.sleep(UNASKED_LOOK.toMillis());
        }
    }

    private void follow() throws InterruptedException {
        Duration wait = SHORTEST_WAIT;
        while (isRunning()) {
            List<Row> rows = store.after(cursor, BATCH);
            int settled = handOverSettled(rows);
            if (settled == BATCH) {
                continue;
            }
            // Behind an open transaction nothing rings, so look again soon, and less and less often.
            boolean held = settled < rows.size();
            wait = !held || settled > 0 ? SHORTEST_WAIT : shorter(wait.multipliedBy(2), UNASKED_LOOK);
            wakeup.tryAcquire((held ? wait : UNASKED_LOOK).toMillis(), TimeUnit.MILLISECONDS);
            wakeup.drainPermits();
        }
    }

    private int handOverSettled(List<Row> rows) {
        int settled = 0;
        for (Row row : rows) {
            if (!row.settled()) {
                break;
            }
            followers.handOver(row.event());
            cursor = row.cursor();
            settled++;
        }
        return settled;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Override
    @PreDestroy
    public void stop() {
        Thread stopped = reader;
        reader = null;
        if (stopped == null) {
            return;
        }
        stopped.interrupt();
        try {
            stopped.join(UNASKED_LOOK.multipliedBy(2).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return reader != null;
    }

    /** Before anybody can follow, so that nothing falls between a replay and the tail's beginning. */
    @Override
    public int getPhase() {
        return 0;
    }
}
