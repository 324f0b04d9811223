package io.serai.packaged;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Sends messages, several at a time, and kills at random moments that are spread over all of them. */
record Kills(int messages, int kills, Random random) {

    private static final int SENDERS = 8;

    /** Sends one message until it is accepted, or {@code over} says that it is of no use any more. */
    interface Sending {
        void send(int number, BooleanSupplier over) throws Exception;
    }

    /** Kills, and starts again. */
    interface Killing {
        void kill(int number) throws Exception;
    }

    void whileSending(Sending sending, Killing killing) throws Exception {
        AtomicInteger accepted = new AtomicInteger();
        ExecutorService senders = Executors.newFixedThreadPool(SENDERS);
        List<Future<?>> sent = new ArrayList<>();
        for (int i = 0; i < messages; i++) {
            int number = i;
            sent.add(senders.submit(() -> {
                sending.send(number, () -> Thread.currentThread().isInterrupted());
                return accepted.incrementAndGet();
            }));
        }
        try {
            for (int kill = 1; kill <= kills; kill++) {
                int enough = kill * messages / (kills + 1);
                await().dontCatchUncaughtExceptions()
                        .atMost(Duration.ofMinutes(10))
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> accepted.get() >= enough);
                // A moment somewhere in the work on these messages, not only at a message's end.
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(random.nextInt(500)));
                killing.kill(kill);
            }
            for (Future<?> message : sent) {
                message.get(10, TimeUnit.MINUTES);
            }
        } finally {
            senders.shutdownNow();
        }
    }
}
