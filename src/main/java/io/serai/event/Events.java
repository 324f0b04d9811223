package io.serai.event;

import io.serai.shared.BoundedThreads;
import jakarta.annotation.PreDestroy;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Service;

/** What happened, in order, and what happens from now on. */
@Service
public class Events {
    /** So many readers of conversations may be slow at once before the others wait for them: until those are cut. */
    private static final int MOST_THREADS = 256;

    private final EventStore store;
    private final Followers followers;
    private final ExecutorService ofConversations;
    private final ExecutorService ofEverything;

    Events(EventStore store, Followers followers) {
        this.store = store;
        this.followers = followers;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("event-follower-");
        daemons.setDaemon(true);
        this.ofConversations = BoundedThreads.upTo(MOST_THREADS, daemons);
        // The hub's own people: few, and no visitor may keep them waiting.
        this.ofEverything = Executors.newCachedThreadPool(daemons);
    }

    /**
     * A conversation's events after a given one, oldest first.
     *
     * @param lastEventId the id of the last one that is known; 0 for all
     */
    public List<LoggedEvent> since(UUID conversationId, long lastEventId, int limit) {
        return store.since(conversationId, lastEventId, limit);
    }

    /** The latest events of a conversation that no open transaction may still add one before. */
    public LastEvents last(UUID conversationId, String type) {
        return store.last(conversationId, type);
    }

    /** Where the log is settled up to: what is appended from now on comes after it. */
    public LogPosition present() {
        return store.present();
    }

    /** All events after a place, oldest first, up to the first that an open transaction may still add one before. */
    public List<SettledEvent> settledAfter(LogPosition position, int limit) {
        return store.after(position, limit).stream()
                .takeWhile(EventStore.Row::settled)
                .map(row -> new SettledEvent(row.event(), row.cursor()))
                .toList();
    }

    /**
     * Hands over a conversation's events after a given one and then each new one, without gap and without doubles, one
     * after the other. The receiver may take its time: it delays nobody else. If it takes too long or throws, it gets
     * nothing more and {@code whenCutOff} runs; it may then come back with the last id that it has seen.
     *
     * @param lastEventId as for {@link #since}
     */
    public Subscription subscribe(
            UUID conversationId, long lastEventId, Consumer<LoggedEvent> receiver, Runnable whenCutOff) {
        return subscribe(conversationId, lastEventId, receiver, () -> {}, whenCutOff);
    }

    /** The same. @param whenReplayed runs once the past has been handed over, before what comes */
    public Subscription subscribe(
            UUID conversationId,
            long lastEventId,
            Consumer<LoggedEvent> receiver,
            Runnable whenReplayed,
            Runnable whenCutOff) {
        Follower follower = new Follower(conversationId, receiver, whenCutOff, ofConversations, followers::remove);
        followers.add(follower);
        follower.start(() -> {
            follower.replay(store, lastEventId);
            whenReplayed.run();
        });
        return follower;
    }

    /**
     * Hands over all events after a given one and then each new one, as {@link #subscribe} does those of a conversation.
     *
     * @param lastEventId the id of the last one that is known; 0 to begin with what comes
     * @param whenMissed runs instead of handing over the past when that is long: whoever shows it should read it anew
     */
    public Subscription subscribeToAll(
            long lastEventId, Consumer<LoggedEvent> receiver, Runnable whenMissed, Runnable whenCutOff) {
        Follower follower = new Follower(null, receiver, whenCutOff, ofEverything, followers::remove);
        followers.add(follower);
        follower.start(() -> follower.catchUp(store, lastEventId, whenMissed));
        return follower;
    }

    @PreDestroy
    void stop() {
        ofConversations.shutdownNow();
        ofEverything.shutdownNow();
    }
}
