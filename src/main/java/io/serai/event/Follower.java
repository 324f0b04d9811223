package io.serai.event;

import io.serai.shared.Acting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * One who follows a conversation, or everything: first what the log already holds, then what comes. Events wait here while the receiver
 * is busy, on a thread of the receiver's own, so that nobody waits for anybody else; too many of them end it.
 */
class Follower implements Subscription {
    private static final int PATIENCE = 256;
    private static final int BATCH = 200;
    private static final int MOST_CAUGHT_UP = 1000;

    private final UUID conversationId;
    private final Consumer<LoggedEvent> receiver;
    private final Runnable whenCutOff;
    private final Executor threads;
    private final Consumer<Follower> whenClosed;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private final Set<Long> replayed = new HashSet<>();
    // From the beginning: the replay comes first.
    private boolean busy = true;
    /** Whether a thread is at it: who waits for one is not behind. */
    private boolean handingOver;
    /** Of what is being handed over, or of the piece of the past that is, when it began to wait. */
    private volatile long since;

    private boolean closed;

    private record Waiting(LoggedEvent event, long since) {}

    Follower(
            UUID conversationId,
            Consumer<LoggedEvent> receiver,
            Runnable whenCutOff,
            Executor threads,
            Consumer<Follower> whenClosed) {
        this.conversationId = conversationId;
        this.receiver = receiver;
        this.whenCutOff = whenCutOff;
        this.threads = threads;
        this.whenClosed = whenClosed;
    }

    /** Null for everything. */
    UUID conversationId() {
        return conversationId;
    }

    /**
     * Reads what is there in the name of the person for whom the calling thread works. To be called once this is among the
     * followers: what is logged in between is then seen twice, and dropped once.
     */
    void start(Runnable past) {
        threads.execute(Acting.carried(() -> run(past)));
    }

    synchronized void offer(LoggedEvent event) {
        if (closed) {
            return;
        }
        if (waiting.size() == PATIENCE) {
            cutOff();
            return;
        }
        waiting.add(new Waiting(event, System.nanoTime()));
        if (!busy) {
            busy = true;
            threads.execute(() -> run(() -> {}));
        }
    }

    private void run(Runnable first) {
        try {
            begin();
            first.run();
            long present = System.nanoTime();
            for (LoggedEvent event = next(present); event != null; event = next(present)) {
                if (!replayed.remove(event.id())) {
                    receiver.accept(event);
                }
            }
        } catch (RuntimeException e) {
            cutOff();
        }
    }

    void replay(EventStore store, long lastEventId) {
        // The tail may not have come by the last ones that are known.
        replayed.addAll(store.known(conversationId, lastEventId, BATCH));
        long last = lastEventId;
        int read;
        do {
            since = System.nanoTime();
            var events = store.since(conversationId, last, BATCH);
            for (LoggedEvent event : events) {
                if (isClosed()) {
                    return;
                }
                receiver.accept(event);
                replayed.add(event.id());
                last = event.id();
            }
            read = events.size();
        } while (read == BATCH);
    }

    void catchUp(EventStore store, long lastEventId, Runnable whenMissed) {
        if (lastEventId == 0) {
            return;
        }
        replayed.addAll(store.known(conversationId, lastEventId, BATCH));
        var events = store.since(conversationId, lastEventId, MOST_CAUGHT_UP + 1);
        if (events.size() > MOST_CAUGHT_UP) {
            whenMissed.run();
            return;
        }
        for (LoggedEvent event : events) {
            receiver.accept(event);
            replayed.add(event.id());
        }
    }

    private synchronized void begin() {
        since = System.nanoTime();
        handingOver = true;
    }

    /** @param present what waited before that could not come sooner */
    private synchronized LoggedEvent next(long present) {
        Waiting next = closed ? null : waiting.poll();
        busy = next != null;
        handingOver = busy;
        if (next == null) {
            return null;
        }
        since = next.since() - present < 0 ? present : next.since();
        return next.event();
    }

    @Override
    public synchronized boolean isBehind(Duration patience) {
        return handingOver && !closed && System.nanoTime() - since > patience.toNanos();
    }

    private void cutOff() {
        close();
        threads.execute(whenCutOff);
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    @Override
    public synchronized void close() {
        closed = true;
        waiting.clear();
        whenClosed.accept(this);
    }
}
