package io.serai.camel;

import io.serai.channel.Channels;
import io.serai.channel.Redaction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.FailedToStartRouteException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Starts, replaces and stops channels, each for itself. What is wrong with one channel stays with that channel: a mistake
 * leaves the version alone that runs, and routes that cannot start are tried again, each time after twice as long.
 */
@Component
class ChannelLifecycle implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ChannelLifecycle.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final Channels channels;
    private final ChannelRoutes routes;
    private final ChannelTemplates templates;
    private final Map<String, ChannelVersion> running = new ConcurrentHashMap<>();
    private final Map<String, Future<?>> retries = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "channel-retries");
        thread.setDaemon(true);
        return thread;
    });

    ChannelLifecycle(Channels channels, ChannelRoutes routes, ChannelTemplates templates) {
        this.channels = channels;
        this.routes = routes;
        this.templates = templates;
    }

    /** Makes a channel run from what its files say now, or says why it does not. */
    synchronized void settle(ChannelVersion wanted) {
        ChannelVersion present = running.get(wanted.id());
        if (wanted.mistake() != null) {
            channels.refused(wanted.id(), wanted.hash(), wanted.mistake());
        } else if (wanted.equals(present)) {
            channels.accepted(wanted.id());
        } else if (!wanted.config().enabled()) {
            stopRoutes(wanted.id());
            channels.disabled(wanted.config(), wanted.hash());
        } else if (present == null) {
            channels.starting(wanted.config(), wanted.hash());
            startRoutes(wanted, FIRST_RETRY);
        } else {
            replace(present, wanted);
        }
    }

    /** Messages that are under way in the present version come to their end before the other begins. */
    private void replace(ChannelVersion present, ChannelVersion wanted) {
        try {
            templates.load(wanted);
        } catch (Exception failure) {
            refuse(wanted, failure);
            return;
        }
        stopRoutes(wanted.id());
        channels.starting(wanted.config(), wanted.hash());
        try {
            routes.start(wanted);
            running.put(wanted.id(), wanted);
            log.info("Channel {} was replaced by its version {}", wanted.id(), wanted.hash());
        } catch (Exception failure) {
            clearAway(wanted.id());
            if (isOfItsServer(failure)) {
                startRoutes(wanted, FIRST_RETRY);
                return;
            }
            channels.starting(present.config(), present.hash());
            startRoutes(present, FIRST_RETRY);
            refuse(wanted, failure);
        }
    }

    private void refuse(ChannelVersion wanted, Exception failure) {
        channels.refused(wanted.id(), wanted.hash(), "Its routes do not start: " + Redaction.reasonOf(failure));
    }

    /** Routes that exist and do not start wait for something outside; routes that cannot be made never will. */
    private static boolean isOfItsServer(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof FailedToStartRouteException) {
                return true;
            }
        }
        return false;
    }

    private synchronized void retry(ChannelVersion version, Duration nextRetry) {
        // It may have been replaced while this waited for its turn.
        if (version.equals(running.get(version.id()))) {
            startRoutes(version, nextRetry);
        }
    }

    private void startRoutes(ChannelVersion version, Duration nextRetry) {
        running.put(version.id(), version);
        try {
            routes.start(version);
            retries.remove(version.id());
        } catch (Exception failure) {
            clearAway(version.id());
            channels.down(version.id(), "Its routes do not start: " + Redaction.reasonOf(failure));
            Duration later =
                    nextRetry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? nextRetry.multipliedBy(2) : LAST_RETRY;
            retries.put(
                    version.id(),
                    clock.schedule(() -> retry(version, later), nextRetry.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Stops a channel and forgets it. Messages that are under way come to their end first. */
    synchronized void remove(String id) {
        stopRoutes(id);
        channels.removed(id);
    }

    private void stopRoutes(String id) {
        Future<?> retry = retries.remove(id);
        if (retry != null) {
            retry.cancel(false);
        }
        try {
            routes.stop(id);
            running.remove(id);
            templates.keepOnly(running.values());
        } catch (Exception failure) {
            throw new IllegalStateException("The routes of channel %s do not stop".formatted(id), failure);
        }
    }

    private void clearAway(String id) {
        try {
            routes.stop(id);
        } catch (Exception failure) {
            log.warn("What is left of the routes of channel {} cannot be removed", id, failure);
        }
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
    }
}
