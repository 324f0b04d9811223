package io.serai.channel;

import io.serai.channel.ChannelStatus.State;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The configured channels and how each is doing. */
@Component
public class Channels {

    private static final Logger log = LoggerFactory.getLogger(Channels.class);

    private final Map<String, ChannelConfig> configs = new ConcurrentHashMap<>();
    private final Map<String, Version> versions = new ConcurrentHashMap<>();
    private final Map<String, ChannelStatus> statuses = new ConcurrentHashMap<>();
    private final Map<String, Integer> backlogs = new ConcurrentHashMap<>();
    private final CountDownLatch known = new CountDownLatch(1);
    private final Clock clock;

    Channels(Clock clock) {
        this.clock = clock;
    }

    /** @throws SeraiException NOT_FOUND when no such channel is configured, or its configuration is refused */
    public ChannelConfig get(String id) {
        return find(id).orElseThrow(() -> SeraiException.notFound("channel", id));
    }

    /** From now on a channel that is not here is not configured. */
    public void areKnown() {
        known.countDown();
    }

    /** Waits, at the start of the hub, until all channels have been read: work that was left over must not miss its own. */
    public void awaitKnown() {
        try {
            if (!known.await(1, TimeUnit.MINUTES)) {
                throw new SeraiException(Kind.UNAVAILABLE, "The channels have not been read yet.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SeraiException(Kind.UNAVAILABLE, "The hub is stopping.");
        }
    }

    public Optional<ChannelConfig> find(String id) {
        return Optional.ofNullable(configs.get(id));
    }

    /** The enabled channels of a kind. */
    public List<ChannelConfig> ofKind(String kind) {
        return configs.values().stream()
                .filter(it -> it.enabled() && it.kind().equals(kind))
                .toList();
    }

    /** The channel that writes to visitors of a chat who left, if one may. */
    public Optional<ChannelConfig> emailFor(String chatId) {
        Optional<ChannelConfig> chat = find(chatId).filter(it -> it.kind().equals("webchat"));
        List<ChannelConfig> mailboxes = ofKind("email");
        return chat.flatMap(it -> it.chat().emailChannel() == null
                ? Optional.of(mailboxes).filter(all -> all.size() == 1).map(all -> all.get(0))
                : mailboxes.stream()
                        .filter(mailbox -> mailbox.id().equals(it.chat().emailChannel()))
                        .findFirst());
    }

    /** Whether a site may use some web chat of this hub. */
    public boolean isChatOrigin(String origin) {
        return configs.values().stream()
                .anyMatch(it -> it.enabled() && it.chat().origins().contains(origin));
    }

    /** Every channel, also those that are disabled or refused, by id. */
    public List<ChannelStatus> all() {
        return statuses.values().stream()
                .sorted(Comparator.comparing(ChannelStatus::id))
                .toList();
    }

    public Optional<ChannelStatus> status(String id) {
        return Optional.ofNullable(statuses.get(id));
    }

    /** The name under which a new message will go out by a channel, also by one that is not configured any more. */
    public String messageRef(String channelId, UUID messageId) {
        return find(channelId).map(config -> config.messageRef(messageId)).orElseGet(messageId::toString);
    }

    public void disabled(ChannelConfig config, String version) {
        configs.put(config.id(), config);
        versions.put(config.id(), new Version(version, null, null));
        note(config.id(), State.DISABLED, "Its configuration says enabled: false.");
    }

    /** A channel that comes from no file. */
    public void starting(ChannelConfig config) {
        starting(config, null);
    }

    /** @param version names the files that the channel runs from */
    public void starting(ChannelConfig config, String version) {
        configs.put(config.id(), config);
        versions.put(config.id(), new Version(version, null, null));
        note(config.id(), State.DOWN, "It is starting.");
    }

    public void up(String id) {
        if (note(id, State.UP, null)) {
            log.info("Channel {} is up", id);
        }
    }

    /** How many messages the channel's source has found and not handed over yet. */
    public void backlog(String id, int messages) {
        backlogs.put(id, messages);
    }

    public int backlog(String id) {
        return backlogs.getOrDefault(id, 0);
    }

    public void down(String id, String reason) {
        if (note(id, State.DOWN, reason)) {
            log.warn("Channel {} is down: {}", id, reason);
        }
    }

    /** What the files say now cannot be; a version that runs is left alone. */
    public void refused(String id, String refusedVersion, String mistake) {
        Version running = versions.get(id);
        if (running != null && configs.containsKey(id)) {
            versions.put(id, new Version(running.running(), refusedVersion, mistake));
            statuses.computeIfPresent(
                    id, (same, status) -> status(id, status.state(), status.detail(), status.since()));
            log.error("Channel {} goes on as version {}. {}", id, running.running(), mistake);
            return;
        }
        versions.put(id, new Version(null, refusedVersion, mistake));
        if (note(id, State.MISCONFIGURED, mistake)) {
            log.error("Channel {} does not start. {}", id, mistake);
        }
    }

    /** The files say again what runs. */
    public void accepted(String id) {
        versions.computeIfPresent(id, (same, version) -> new Version(version.running(), null, null));
        statuses.computeIfPresent(id, (same, status) -> status(id, status.state(), status.detail(), status.since()));
    }

    public void removed(String id) {
        configs.remove(id);
        versions.remove(id);
        statuses.remove(id);
        backlogs.remove(id);
    }

    /** @return whether that is news */
    private synchronized boolean note(String id, State state, String detail) {
        ChannelStatus before = statuses.get(id);
        boolean sameState = before != null && before.state() == state;
        if (sameState
                && Objects.equals(before.detail(), detail)
                && Objects.equals(before.version(), runningVersion(id))) {
            return false;
        }
        statuses.put(id, status(id, state, detail, sameState ? before.since() : clock.instant()));
        return true;
    }

    private ChannelStatus status(String id, State state, String detail, Instant since) {
        ChannelConfig config = configs.get(id);
        Version version = versions.getOrDefault(id, Version.NONE);
        return new ChannelStatus(
                id,
                config == null ? null : config.kind(),
                config == null ? null : config.mode(),
                state,
                detail,
                since,
                version.running(),
                version.refused(),
                version.mistake());
    }

    private String runningVersion(String id) {
        return versions.getOrDefault(id, Version.NONE).running();
    }

    private record Version(String running, String refused, String mistake) {
        static final Version NONE = new Version(null, null, null);
    }
}
