package io.serai.shared;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.tomcat.util.threads.TaskQueue;
import org.apache.tomcat.util.threads.ThreadPoolExecutor;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * Threads for work that may have to wait, for instance for a reader: an idle one is taken first, then a new one is made,
 * and when there are as many as may be, work waits. Java's own pools make all of them before they use one again.
 */
public final class BoundedThreads {
    private static final long IDLE_SECONDS = 60;

    private BoundedThreads() {}

    public static ExecutorService upTo(int most, CustomizableThreadFactory daemons) {
        TaskQueue waiting = new TaskQueue();
        ThreadPoolExecutor threads = new ThreadPoolExecutor(1, most, IDLE_SECONDS, TimeUnit.SECONDS, waiting, daemons);
        waiting.setParent(threads);
        return threads;
    }
}
