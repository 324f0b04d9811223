package io.serai.console;

import io.serai.account.Permit;
import io.serai.account.Permits;
import io.serai.shared.BoundedThreads;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Keeps open streams alive, and ends those whose owner lost the right to them, or does not read. */
@Component
class LiveStreams {
    private static final Logger log = LoggerFactory.getLogger(LiveStreams.class);
    private static final int HEARTBEAT_SECONDS = 15;
    private static final int RIGHTS_SECONDS = 2;
    /** So many readers may be slow at once before the others wait for them: until those are cut. */
    private static final int MOST_THREADS = 256;

    private static final Duration WARNING = Duration.ofMinutes(1);

    private final Permits permits;
    private final StreamPlaces places;
    private final Clock clock;
    private final Set<LiveStream> open = ConcurrentHashMap.newKeySet();
    private final CustomizableThreadFactory daemons = new CustomizableThreadFactory("live-stream-");
    private final ScheduledExecutorService heart = Executors.newScheduledThreadPool(2, daemons);
    private final ExecutorService threads;
    /** For ending those who hold the others. */
    private final ExecutorService ends = Executors.newCachedThreadPool(daemons);

    private long second;

    LiveStreams(Permits permits, StreamPlaces places, Clock clock) {
        this.permits = permits;
        this.places = places;
        this.clock = clock;
        daemons.setDaemon(true);
        this.threads = BoundedThreads.upTo(MOST_THREADS, daemons);
        heart.scheduleAtFixedRate(this::beat, 1, 1, TimeUnit.SECONDS);
        heart.scheduleWithFixedDelay(this::cutThoseBehind, RIGHTS_SECONDS, RIGHTS_SECONDS, TimeUnit.SECONDS);
        heart.scheduleWithFixedDelay(this::lookAtRights, RIGHTS_SECONDS, RIGHTS_SECONDS, TimeUnit.SECONDS);
    }

    void add(LiveStream stream) {
        open.add(stream);
    }

    void remove(LiveStream stream) {
        open.remove(stream);
        places.leave(stream);
    }

    /** Each second a part of them, so that thousands do not want their heartbeat at once. */
    private void beat() {
        second = (second + 1) % HEARTBEAT_SECONDS;
        open.stream().filter(stream -> part(stream) == second).forEach(LiveStream::beat);
    }

    private static int part(LiveStream stream) {
        return Math.floorMod(System.identityHashCode(stream), HEARTBEAT_SECONDS);
    }

    private void cutThoseBehind() {
        open.stream().filter(LiveStream::isBehind).forEach(this::cut);
    }

    /** Returns at once. */
    void cut(LiveStream stream) {
        ends.execute(stream::cut);
    }

    <T extends LiveStream> Stream<T> open(Class<T> type) {
        return open.stream().filter(type::isInstance).map(type::cast);
    }

    /** For what waits for readers: one that does not read holds up nobody else. */
    Executor threads() {
        return threads;
    }

    private void lookAtRights() {
        Set<LiveStream> looked = Set.copyOf(open);
        if (looked.isEmpty()) {
            return;
        }
        try {
            Map<Permit, Optional<Instant>> holding =
                    permits.stillHolding(looked.stream().map(LiveStream::permit).collect(Collectors.toSet()));
            looked.forEach(stream -> look(stream, holding.get(stream.permit())));
        } catch (DataAccessException | TransactionException away) {
            // Without the database no event comes either.
            log.debug("The rights to open streams were not looked at", away);
        }
    }

    /** @param end null when the right is lost */
    private void look(LiveStream stream, Optional<Instant> end) {
        if (end == null) {
            cut(stream);
            return;
        }
        end.filter(it -> clock.instant().isAfter(it.minus(WARNING))).ifPresent(stream::warn);
    }

    /** Open streams would keep the server from stopping gracefully; one that does not read keeps the others waiting no more. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        heart.shutdownNow();
        open.forEach(stream -> ends.execute(stream::end));
        ends.shutdown();
        threads.shutdown();
    }
}
