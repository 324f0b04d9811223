package io.serai.camel;

import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelFiles;
import io.serai.channel.ChannelMistake;
import io.serai.channel.Channels;
import io.serai.channel.Redaction;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Starts every configured channel once the hub's own routes run. What is wrong with one channel stays with that channel;
 * routes that cannot start are tried again, each time after twice as long.
 */
@Component
class ChannelLifecycle implements CamelContextConfiguration, DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(ChannelLifecycle.class);
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final ChannelFiles files;
    private final Channels channels;
    private final ChannelKamelets kamelets;
    private final ChannelRoutes routes;
    private final Map<String, Future<?>> retries = new ConcurrentHashMap<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "channel-retries");
        thread.setDaemon(true);
        return thread;
    });

    /** Lazy, because Camel asks for this bean while it is being built. */
    ChannelLifecycle(
            ChannelFiles files, Channels channels, @Lazy ChannelKamelets kamelets, @Lazy ChannelRoutes routes) {
        this.files = files;
        this.channels = channels;
        this.kamelets = kamelets;
        this.routes = routes;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        // Routes from templates need their templates, which are loaded at the start.
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        files.ids().forEach(this::start);
        boolean webchat = channels.all().stream().anyMatch(status -> "webchat".equals(status.kind()));
        if (!webchat && channels.status("webchat").isEmpty()) {
            start(ChannelFiles.webchat());
        }
    }

    /** Reads the file of a channel that does not run and starts it. A mistake is told by the channel's status. */
    synchronized void start(String id) {
        try {
            start(files.read(id));
        } catch (ChannelMistake mistake) {
            channels.refused(id, mistake);
        }
    }

    private void start(ChannelConfig config) {
        if (!config.enabled()) {
            channels.disabled(config);
            return;
        }
        try {
            kamelets.check(config);
        } catch (ChannelMistake mistake) {
            channels.refused(config.id(), mistake);
            return;
        }
        channels.starting(config);
        startRoutes(config, FIRST_RETRY);
    }

    private synchronized void startRoutes(ChannelConfig config, Duration nextRetry) {
        try {
            routes.start(config);
            retries.remove(config.id());
        } catch (Exception failure) {
            clearAway(config.id());
            channels.down(config.id(), "Its routes do not start: " + Redaction.reasonOf(failure));
            Duration later =
                    nextRetry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? nextRetry.multipliedBy(2) : LAST_RETRY;
            retries.put(
                    config.id(),
                    clock.schedule(() -> startRoutes(config, later), nextRetry.toMillis(), TimeUnit.MILLISECONDS));
        }
    }

    /** Stops a channel and forgets it. Messages that are under way come to their end first. */
    synchronized void stop(String id) {
        Future<?> retry = retries.remove(id);
        if (retry != null) {
            retry.cancel(false);
        }
        try {
            routes.stop(id);
        } catch (Exception failure) {
            throw new IllegalStateException("The routes of channel %s do not stop".formatted(id), failure);
        }
        channels.removed(id);
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
