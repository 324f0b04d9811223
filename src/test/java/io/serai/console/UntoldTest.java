package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class UntoldTest {

    @Test
    void ofEachThingOnlyTheLatestIsToldInTheOrderOfTheLatest() {
        Queue<Runnable> later = new ArrayDeque<>();
        List<String> told = new ArrayList<>();
        Untold<String> untold = new Untold<>(later::add, told::add, () -> {});
        untold.tell("mina", "mina views");
        untold.tell("jonas", "jonas views");
        untold.tell("mina", "mina types");
        untold.tell("jonas", "jonas left");
        untold.tell("sofia", "sofia views");
        untold.tell("mina", "mina left");

        assertThat(later).hasSize(1);
        later.remove().run();
        assertThat(told).containsExactly("jonas left", "sofia views", "mina left");

        untold.tell("mina", "mina views");
        later.remove().run();
        assertThat(told).endsWith("mina views");
    }

    @Test
    void whoeverTellsNeverWaitsAndOneThreadIsHeldAtMost() throws Exception {
        CountDownLatch stuck = new CountDownLatch(1);
        AtomicInteger started = new AtomicInteger();
        ExecutorService threads = Executors.newCachedThreadPool();
        List<Integer> told = new CopyOnWriteArrayList<>();
        Untold<Integer> untold = new Untold<>(
                work -> {
                    started.incrementAndGet();
                    threads.execute(work);
                },
                news -> {
                    told.add(news);
                    awaitOpen(stuck);
                },
                () -> {});
        try {
            untold.tell("one", 0);
            await().until(() -> told.size() == 1);
            for (int i = 1; i <= 100_000; i++) {
                untold.tell("one", i);
            }
            assertThat(started).hasValue(1);
            stuck.countDown();
            await().until(() -> told.size() == 2);
            assertThat(told).containsExactly(0, 100_000);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void whoIsGoneIsToldNothingMore() {
        List<String> ends = new ArrayList<>();
        Untold<String> untold = new Untold<>(
                Runnable::run,
                news -> {
                    throw new IllegalStateException("gone");
                },
                () -> ends.add("end"));
        untold.tell("mina", "mina views");
        untold.tell("mina", "mina types");
        assertThat(ends).containsExactly("end");
    }

    private static void awaitOpen(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
