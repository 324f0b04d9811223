package io.serai.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.console.Presence.Doing;
import io.serai.conversation.NamedCustomer;
import io.serai.database.Wakeups;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Who looks at which conversation, or types there. It is kept in memory only, by every replica: they tell each other, and
 * whoever is still there says so again before it is over.
 */
@Component
class Presences {
    private static final Logger log = LoggerFactory.getLogger(Presences.class);
    static final Duration LIFE = Duration.ofSeconds(15);
    private static final Duration CUSTOMERS_LIFE = Duration.ofSeconds(6);
    private static final String NEWS = "presence";
    private static final String NAMELESS = "Customer";

    private final Map<UUID, Map<UUID, Presence>> present = new ConcurrentHashMap<>();
    private final Wakeups wakeups;
    private final LiveStreams streams;
    private final ObjectMapper json;
    private final Clock clock;
    private final ScheduledExecutorService sweeper;

    Presences(Wakeups wakeups, LiveStreams streams, ObjectMapper json, Clock clock) {
        this.wakeups = wakeups;
        this.streams = streams;
        this.json = json;
        this.clock = clock;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("presence-");
        daemons.setDaemon(true);
        this.sweeper = Executors.newSingleThreadScheduledExecutor(daemons);
        wakeups.hear(NEWS, this::hear);
        sweeper.scheduleWithFixedDelay(this::sweep, 1, 1, TimeUnit.SECONDS);
    }

    /** @param holder whether the conversation is theirs: then its customer may know that they type */
    void announce(UUID conversationId, UUID accountId, String name, Doing doing, boolean holder) {
        Instant until = clock.instant().plus(LIFE);
        tell(new Told(new PresenceChange(conversationId, accountId, name, doing, until, null), holder));
    }

    void announceCustomer(UUID conversationId, NamedCustomer customer, boolean typing) {
        String name = customer.name() == null ? NAMELESS : customer.name();
        Instant until = clock.instant().plus(CUSTOMERS_LIFE);
        Doing doing = typing ? Doing.TYPING : Doing.GONE;
        tell(new Told(new PresenceChange(conversationId, customer.id(), name, doing, until, true), false));
    }

    /** What replicas tell each other. @param holder as for {@link #announce} */
    record Told(PresenceChange change, boolean holder) {}

    private void tell(Told told) {
        keep(told);
        try {
            wakeups.tell(NEWS, json.writeValueAsString(told));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private void hear(String news) {
        try {
            keep(json.readValue(news, Told.class));
        } catch (JsonProcessingException e) {
            log.debug("Another replica tells of a presence what this one does not understand", e);
        }
    }

    /** To say the same again only makes it last. Readers are told in the order in which it is kept. */
    private synchronized void keep(Told told) {
        PresenceChange change = told.change();
        Map<UUID, Presence> there =
                present.computeIfAbsent(change.conversationId(), unused -> new ConcurrentHashMap<>());
        Presence before = change.doing() == Doing.GONE
                ? there.remove(change.accountId())
                : there.put(change.accountId(), change.presence());
        Doing did = before == null ? Doing.GONE : before.doing();
        if (did != change.doing()) {
            show(change);
        }
        if (told.holder()) {
            showToVisitor(change, did);
        }
    }

    private void show(PresenceChange change) {
        streams.open(EventStream.class).forEach(stream -> stream.show(change));
    }

    /** Who types on is told again, as it ends by itself on the visitor's side; who stopped, as one that is over. */
    private void showToVisitor(PresenceChange change, Doing did) {
        if (change.doing() != Doing.TYPING && did != Doing.TYPING) {
            return;
        }
        PresenceChange shown = change.doing() == Doing.TYPING ? change : change.ended(clock.instant());
        streams.open(ConversationStream.class)
                .filter(it -> it.isVisitors() && it.conversationId().equals(change.conversationId()))
                .forEach(stream -> stream.show(shown));
    }

    /** Who else is there, by name. */
    List<Presence> others(UUID conversationId, UUID accountId) {
        Instant now = clock.instant();
        return present.getOrDefault(conversationId, Map.of()).values().stream()
                .filter(it -> !it.accountId().equals(accountId) && it.until().isAfter(now))
                .sorted(Comparator.comparing(Presence::name).thenComparing(Presence::accountId))
                .toList();
    }

    private synchronized void sweep() {
        Instant now = clock.instant();
        present.forEach((conversationId, there) -> {
            there.values().stream().filter(it -> !it.until().isAfter(now)).forEach(over -> {
                if (there.remove(over.accountId(), over)) {
                    show(new PresenceChange(
                            conversationId, over.accountId(), over.name(), Doing.GONE, now, over.customer()));
                }
            });
            // Whoever comes at this moment says so again.
            present.computeIfPresent(conversationId, (unused, left) -> left.isEmpty() ? null : left);
        });
    }

    @PreDestroy
    void stop() {
        sweeper.shutdownNow();
    }
}
