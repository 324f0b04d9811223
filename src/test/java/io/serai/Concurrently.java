package io.serai;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Does the same thing many times at once. */
public final class Concurrently {

    private Concurrently() {}

    /** @return the results in the order of their numbers; a failure fails the test */
    public static <T> List<T> call(int times, IntFunction<Callable<T>> task) throws Exception {
        var executor = Executors.newFixedThreadPool(times);
        var start = new CyclicBarrier(times);
        try {
            List<Future<T>> futures = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                Callable<T> call = task.apply(i);
                futures.add(executor.submit(() -> {
                    start.await(10, TimeUnit.SECONDS);
                    return call.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> future : futures) {
                results.add(future.get(30, TimeUnit.SECONDS));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }
}
