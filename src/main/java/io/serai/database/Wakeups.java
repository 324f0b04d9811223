package io.serai.database;

import io.serai.shared.AfterCommit;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Tells waiting readers, here and in other replicas, that something they read has changed. A wake-up is a hint that can
 * get lost: readers poll as well. NOTIFY takes a database-wide lock at commit, so it is never sent inside a business
 * transaction but after it, by one thread, with equal names in a row told once.
 */
@Component
public class Wakeups implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Wakeups.class);
    private static final String CHANNEL = "serai";
    private static final int LISTEN_MILLIS = 5_000;
    private static final int GATHER_MILLIS = 10;

    private final DataSource dataSource;
    private final String self = UUID.randomUUID().toString();
    private final Map<String, List<Runnable>> readers = new ConcurrentHashMap<>();
    private final Map<String, Consumer<String>> hearers = new ConcurrentHashMap<>();
    private final Set<String> untold = ConcurrentHashMap.newKeySet();
    private final LinkedBlockingQueue<String> toTell = new LinkedBlockingQueue<>();
    private volatile boolean running;
    private List<Thread> threads = List.of();

    Wakeups(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Calls {@code reader} at each wake-up of that name; it must return at once. */
    public void on(String name, Runnable reader) {
        readers.computeIfAbsent(name, unused -> new CopyOnWriteArrayList<>()).add(reader);
    }

    public void off(String name, Runnable reader) {
        readers.getOrDefault(name, List.of()).remove(reader);
    }

    /** Wakes the readers of that name once the current transaction has committed; at once when there is none. */
    public void wake(String name) {
        AfterCommit.run(() -> {
            wakeHere(name);
            if (untold.add(name)) {
                toTell.add(name);
            }
        });
    }

    /** Calls {@code hearer} with what other replicas tell under that name; it must return at once. */
    public void hear(String name, Consumer<String> hearer) {
        hearers.put(name, hearer);
    }

    /** Tells the other replicas something small that may get lost, and that is kept nowhere. */
    public void tell(String name, String news) {
        toTell.add(name + " " + news);
    }

    private void wakeHere(String name) {
        readers.getOrDefault(name, List.of()).forEach(Runnable::run);
    }

    private void tell(Connection connection) throws Exception {
        String first = toTell.poll(LISTEN_MILLIS, TimeUnit.MILLISECONDS);
        if (first == null) {
            return;
        }
        // One message sets off a chain of wake-ups; what comes at about the same time is told together.
        TimeUnit.MILLISECONDS.sleep(GATHER_MILLIS);
        List<String> names = new ArrayList<>(List.of(first));
        toTell.drainTo(names);
        names.forEach(untold::remove);
        try (var statement = connection.prepareStatement("select pg_notify(?, ? || name) from unnest(?) name")) {
            statement.setString(1, CHANNEL);
            statement.setString(2, self + " ");
            statement.setArray(3, connection.createArrayOf("text", names.toArray()));
            statement.execute();
        }
    }

    private void listen(Connection connection) throws Exception {
        var notifications = connection.unwrap(PGConnection.class).getNotifications(LISTEN_MILLIS);
        for (var notification : notifications) {
            String[] from = notification.getParameter().split(" ", 3);
            if (from[0].equals(self)) {
                continue;
            }
            if (from.length == 2) {
                wakeHere(from[1]);
            } else {
                hearers.getOrDefault(from[1], unheard -> {}).accept(from[2]);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        threads = List.of(
                thread("wakeups-tell", connection -> {}, this::tell),
                thread(
                        "wakeups-listen",
                        connection -> {
                            try (var statement = connection.createStatement()) {
                                statement.execute("listen " + CHANNEL);
                            }
                            // Whatever was told while nobody listened.
                            readers.keySet().forEach(this::wakeHere);
                        },
                        this::listen));
    }

    private Thread thread(String name, Work prepare, Work repeat) {
        Thread thread = new Thread(() -> keepConnected(name, prepare, repeat), name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void keepConnected(String name, Work prepare, Work repeat) {
        while (running) {
            try (Connection connection = dataSource.getConnection()) {
                prepare.on(connection);
                while (running) {
                    repeat.on(connection);
                }
            } catch (InterruptedException e) {
                return;
            } catch (Exception e) {
                if (running) {
                    log.warn("{} lost the database and tries again: {}", name, e.getMessage());
                    pause();
                }
            }
        }
    }

    private void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        threads.forEach(Thread::interrupt);
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before everything that waits for a wake-up. */
    @Override
    public int getPhase() {
        return Integer.MIN_VALUE + 1000;
    }

    private interface Work {
        void on(Connection connection) throws Exception;
    }
}
