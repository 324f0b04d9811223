package io.serai.camel;

import io.serai.account.Audit;
import io.serai.channel.ChannelFiles;
import io.serai.channel.Channels;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.spring.boot.CamelContextConfiguration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Keeps the channels as their files say. It compares contents and asks no file system for notifications: network disks
 * and containers give none, and editors write in many ways. What it sees must be the same twice before it counts, so
 * that half a file is not taken for a whole one.
 */
@Component
class ChannelWatch implements CamelContextConfiguration {

    private static final Logger log = LoggerFactory.getLogger(ChannelWatch.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);

    private final ChannelFiles files;
    private final Channels channels;
    private final ChannelVersions versions;
    private final ChannelLifecycle lifecycle;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "channel-watch");
        thread.setDaemon(true);
        return thread;
    });
    private final Audit audit;
    private Map<String, ChannelVersion> before = Map.of();
    private final Map<String, ChannelVersion> settled = new HashMap<>();

    /** Lazy, because Camel asks for this bean while it is being built. */
    ChannelWatch(
            ChannelFiles files,
            Channels channels,
            @Lazy ChannelVersions versions,
            @Lazy ChannelLifecycle lifecycle,
            @Lazy Audit audit) {
        this.files = files;
        this.channels = channels;
        this.versions = versions;
        this.lifecycle = lifecycle;
        this.audit = audit;
    }

    @Override
    public void beforeApplicationStart(CamelContext camel) {
        // Routes from templates need their templates, which are loaded at the start.
    }

    @Override
    public void afterApplicationStart(CamelContext camel) {
        before = versions.all();
        settle(before);
        channels.areKnown();
        clock.scheduleWithFixedDelay(
                this::look, BETWEEN_LOOKS.toMillis(), BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void look() {
        try {
            if (files.areThere()) {
                Map<String, ChannelVersion> now = versions.all();
                settle(now);
                before = now;
            }
        } catch (RuntimeException e) {
            log.warn("The channels' files cannot be followed and are looked at again: {}", e.getMessage());
        }
    }

    private void settle(Map<String, ChannelVersion> now) {
        Set<String> ids = new TreeSet<>(now.keySet());
        ids.addAll(settled.keySet());
        for (String id : ids) {
            ChannelVersion wanted = now.get(id);
            boolean steady = Objects.equals(wanted, before.get(id));
            if (steady && !Objects.equals(wanted, settled.get(id))) {
                settle(id, wanted);
            }
        }
    }

    private void settle(String id, ChannelVersion wanted) {
        try {
            // First, so that no policy is followed that the audit log does not have.
            if (wanted == null) {
                audit.note("channel-removed", "channel", id, Map.of());
                lifecycle.remove(id);
                settled.remove(id);
                log.info("Channel {} was taken away", id);
            } else {
                if (wanted.mistake() == null) {
                    boolean enabled = wanted.config().enabled();
                    audit.note(
                            "channel-configured", "channel", id, Map.of("version", wanted.hash(), "enabled", enabled));
                }
                lifecycle.settle(wanted);
                settled.put(id, wanted);
            }
        } catch (RuntimeException e) {
            log.error("Channel {} cannot follow its files yet", id, e);
        }
    }

    /** Before Camel stops the routes. */
    @PreDestroy
    void stop() {
        clock.shutdownNow();
    }
}
