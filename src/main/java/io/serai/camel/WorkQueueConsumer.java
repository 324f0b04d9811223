package io.serai.camel;

import io.github.resilience4j.core.IntervalFunction;
import io.serai.queue.WorkItem;
import io.serai.queue.WorkQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.camel.Exchange;
import org.apache.camel.Processor;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.support.DefaultConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims as many items as there are free workers, so that nothing waits here while another replica is idle, and
 * acknowledges finished ones together. Leases of long work are extended while this hub lives.
 */
class WorkQueueConsumer extends DefaultConsumer {

    private static final Logger log = LoggerFactory.getLogger(WorkQueueConsumer.class);
    private static final Duration LEASE = Duration.ofSeconds(20);
    private static final Duration HEARTBEAT = Duration.ofSeconds(5);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final int BATCH = 64;
    private static final Executor GATHERED = CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);
    private static final IntervalFunction BACKOFF =
            IntervalFunction.ofExponentialRandomBackoff(Duration.ofSeconds(1), 2.0, 0.3, Duration.ofMinutes(10));

    private final WorkQueueEndpoint endpoint;
    private final WorkQueue queue;
    private final Map<Long, WorkItem> held = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<WorkItem> done = new ConcurrentLinkedQueue<>();
    private final Semaphore wakeup = new Semaphore(0);
    private final AtomicBoolean gathering = new AtomicBoolean();
    private final Runnable wake = wakeup::release;
    private ExecutorService workers;
    private ProducerTemplate template;
    private Thread claimer;
    private volatile boolean claiming;
    private long heartbeatAt;

    WorkQueueConsumer(WorkQueueEndpoint endpoint, Processor route) {
        super(endpoint, route);
        this.endpoint = endpoint;
        this.queue = endpoint.queue;
    }

    @Override
    protected void doStart() throws Exception {
        super.doStart();
        workers = endpoint.getCamelContext()
                .getExecutorServiceManager()
                .newThreadPool(this, endpoint.topic + "-worker", endpoint.workers(), endpoint.workers());
        template = endpoint.getCamelContext().createProducerTemplate();
        claiming = true;
        endpoint.wakeups.on(WorkQueue.wakeupOf(endpoint.topic), wake);
        claimer = new Thread(this::run, endpoint.topic + "-claimer");
        claimer.setDaemon(true);
        claimer.start();
    }

    private void run() {
        boolean more = true;
        while (claiming || !held.isEmpty() || !done.isEmpty()) {
            try {
                if (!more) {
                    awaitWakeup();
                }
                extendLeases();
                more = acknowledgeAndClaim();
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (!claiming) {
                    // What could not be acknowledged is given out again, and changes nothing.
                    log.info("The queue {} is left without a last acknowledgement: {}", endpoint.topic, e.getMessage());
                    return;
                }
                log.warn("The queue {} cannot be read and is tried again: {}", endpoint.topic, e.getMessage());
                more = false;
            }
        }
    }

    private void awaitWakeup() throws InterruptedException {
        wakeup.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
        wakeup.drainPermits();
    }

    /** @return whether there may be more to claim right now */
    private boolean acknowledgeAndClaim() {
        int free = claiming ? Math.min(endpoint.workers() - held.size(), BATCH) : 0;
        List<WorkItem> finished = finished();
        if (free <= 0 && finished.isEmpty()) {
            return false;
        }
        List<WorkItem> claimed;
        try {
            claimed = queue.claim(endpoint.topic, finished, Math.max(free, 0), LEASE);
        } catch (RuntimeException e) {
            done.addAll(finished);
            throw e;
        }
        for (WorkItem item : claimed) {
            held.put(item.id(), item);
            workers.execute(() -> work(item));
        }
        return claimed.size() == free && free == BATCH;
    }

    private List<WorkItem> finished() {
        List<WorkItem> finished = new ArrayList<>();
        for (WorkItem item = done.poll(); item != null; item = done.poll()) {
            finished.add(item);
        }
        return finished;
    }

    private void work(WorkItem item) {
        Exchange exchange = createExchange(false);
        exchange.getMessage().setBody(item);
        try {
            // Told by the count alone: whoever tried before may not have lived to tell.
            if (item.attempts() > endpoint.maxAttempts()) {
                throw new IllegalStateException("Every attempt ended without a word");
            }
            getProcessor().process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        try {
            finish(item, exchange.getException());
        } finally {
            releaseExchange(exchange, false);
            wakeSoon();
        }
    }

    /** Items that end at about the same time are acknowledged together. */
    private void wakeSoon() {
        if (!claiming) {
            wakeup.release();
        } else if (gathering.compareAndSet(false, true)) {
            GATHERED.execute(() -> {
                gathering.set(false);
                wakeup.release();
            });
        }
    }

    private void finish(WorkItem item, Exception failure) {
        // Not by its id alone: after a lost lease this hub may hold a second claim of the same item.
        held.remove(item.id(), item);
        if (failure == null) {
            done.add(item);
            return;
        }
        try {
            giveBack(item, failure);
        } catch (Exception e) {
            log.warn("Item {} of {} comes back when its lease ends: {}", item.id(), endpoint.topic, e.getMessage());
        }
    }

    private void giveBack(WorkItem item, Exception failure) {
        if (item.attempts() >= endpoint.maxAttempts()) {
            log.error("Item {} of {} is given up after {} attempts", item.id(), item.topic(), item.attempts(), failure);
            giveUp(item, failure);
            return;
        }
        if (failure instanceof RetryLater later) {
            queue.giveBack(item, later.retryAfter(), failure.toString());
            return;
        }
        Duration delay = Duration.ofMillis(BACKOFF.apply(item.attempts()));
        log.warn("Item {} of {} is tried again in {}: {}", item.id(), item.topic(), delay, failure.toString());
        queue.giveBack(item, delay, failure.toString());
    }

    private void giveUp(WorkItem item, Exception failure) {
        if (endpoint.deadLetterUri() == null) {
            queue.bury(item, failure.toString());
            return;
        }
        template.requestBodyAndHeader(endpoint.deadLetterUri(), item, Exchange.EXCEPTION_CAUGHT, failure);
        done.add(item);
    }

    private void extendLeases() {
        long now = System.nanoTime();
        if (held.isEmpty() || now - heartbeatAt < HEARTBEAT.toNanos()) {
            return;
        }
        heartbeatAt = now;
        queue.extend(held.values(), LEASE);
    }

    @Override
    protected void doStop() throws Exception {
        endpoint.wakeups.off(WorkQueue.wakeupOf(endpoint.topic), wake);
        claiming = false;
        wakeup.release();
        claimer.join(Duration.ofSeconds(30).toMillis());
        endpoint.getCamelContext().getExecutorServiceManager().shutdownGraceful(workers);
        super.doStop();
    }
}
