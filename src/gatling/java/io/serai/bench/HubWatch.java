package io.serai.bench;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Watches the hub from outside, once a second and more closely where the steady part begins and ends. */
class HubWatch {

    /** @param at seconds since the load began; the processor times are milliseconds since the processes began */
    record Sample(double at, long hubMillis, long postgresMillis, long loadMillis, long allMillis, long backlog) {}

    /** What is only read at the ends of the steady part. */
    record Mark(
            long epochMillis, Map<String, Long> threads, Map<String, Long> postgres, HubDatabase.Work work, Sample sample) {}

    private final Load load;
    private final List<Sample> samples = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private HubDatabase database;
    private Sample idleFrom;
    private Sample idleTo;
    private volatile long startedAt;
    private volatile Mark steadyFrom;
    private volatile Mark steadyTo;
    private List<HubDatabase.Statement> statements = List.of();

    HubWatch(Load load) {
        this.load = load;
    }

    /** Returns when the idle hub has been measured and the load is to begin. */
    void start() {
        database = new HubDatabase(load.home());
        startedAt = System.nanoTime();
        idleFrom = sample();
        wait(load.idle());
        startedAt = System.nanoTime();
        idleTo = sample();
        clock.scheduleAtFixedRate(() -> samples.add(sample()), 1, 1, TimeUnit.SECONDS);
        clock.schedule(this::beginSteady, load.warmUp().toMillis(), TimeUnit.MILLISECONDS);
        clock.schedule(this::endSteady, load.warmUp().plus(load.steady()).toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void wait(Duration time) {
        try {
            TimeUnit.NANOSECONDS.sleep(time.toNanos());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean isSteady() {
        return System.nanoTime() - startedAt >= load.warmUp().toNanos();
    }

    private void beginSteady() {
        if (database.countsStatements()) {
            database.startCounting();
        }
        steadyFrom = mark();
    }

    private void endSteady() {
        steadyTo = mark();
        if (database.countsStatements()) {
            statements = database.statements(30);
        }
    }

    private Mark mark() {
        return new Mark(
                System.currentTimeMillis(),
                Processes.threadMillis(load.hubPid()),
                Processes.postgresMillis(database.postmaster()),
                database.work(),
                sample());
    }

    private Sample sample() {
        return new Sample(
                (System.nanoTime() - startedAt) / 1e9,
                Processes.millis(load.hubPid()),
                Processes.treeMillis(database.postmaster()),
                Processes.millis(ProcessHandle.current().pid()),
                Processes.allMillis(),
                database.backlog());
    }

    void stop() {
        clock.shutdown();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
            // Deliveries follow the reply that the customer has seen already.
            wait(Duration.ofSeconds(2));
            samples.add(sample());
            database.close();
        } catch (InterruptedException | SQLException e) {
            throw new IllegalStateException(e);
        }
        if (steadyTo == null) {
            throw new IllegalStateException("The load ended before its time");
        }
    }

    List<Sample> samples() {
        return samples;
    }

    Mark steadyFrom() {
        return steadyFrom;
    }

    Mark steadyTo() {
        return steadyTo;
    }

    List<HubDatabase.Statement> statements() {
        return statements;
    }

    /** Milliseconds of processor time a second that the idle hub and its database need. */
    double idleMillisPerSecond() {
        double seconds = idleTo.at() + load.idle().toNanos() / 1e9 - idleFrom.at();
        return (idleTo.hubMillis() + idleTo.postgresMillis() - idleFrom.hubMillis() - idleFrom.postgresMillis())
                / seconds;
    }

    static Map<String, Long> difference(Map<String, Long> from, Map<String, Long> to) {
        Map<String, Long> difference = new HashMap<>();
        to.forEach((name, millis) -> difference.put(name, millis - from.getOrDefault(name, 0L)));
        return difference;
    }
}
