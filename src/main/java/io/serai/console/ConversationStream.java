package io.serai.console;

import io.serai.account.Permit;
import io.serai.conversation.Progress;
import io.serai.conversation.Standing;
import io.serai.conversation.Status;
import io.serai.event.Events;
import io.serai.event.LoggedEvent;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter.SseEventBuilder;

/** One browser that watches a conversation. */
class ConversationStream extends SseStream {
    private final UUID conversationId;
    private final ProgressNews news;
    private final Object writing = new Object();
    private volatile Status status;
    private volatile boolean isPast = true;
    /** What was told last; null until something was. */
    private final AtomicReference<Progress> progress = new AtomicReference<>();

    private record StatusNews(Status status, Progress progress) {}

    ConversationStream(UUID conversationId, Permit permit, LiveStreams streams, ProgressNews news) {
        super(permit, streams);
        this.conversationId = conversationId;
        this.news = news;
    }

    UUID conversationId() {
        return conversationId;
    }

    boolean isVisitors() {
        return permit() instanceof Permit.OfVisitor;
    }

    void follow(Events events, long lastEventId) {
        open();
        follows(events.subscribe(conversationId, lastEventId, this::show, this::showPresent, this::cut));
    }

    /** Where it stands is looked up once, and not for each time that it stood elsewhere. */
    private void showPresent() {
        isPast = false;
        if (status != null && mayMove()) {
            showMoved(news.of(conversationId));
        }
    }

    private void show(LoggedEvent event) {
        if (event.type().equals("conversation-status-changed")) {
            show(event.id(), Status.valueOf(event.payload().path("to").asText()));
            return;
        }
        CustomerEvents.from(event)
                .ifPresent(it -> write(SseEmitter.event()
                        .id(Long.toString(it.id()))
                        .name(it.name())
                        .data(it.data(), MediaType.APPLICATION_JSON)));
        if (!isPast && (event.type().startsWith("handoff-") || event.type().startsWith("approval-"))) {
            // Who has it is no status of its own.
            showMoved(news.of(conversationId));
        }
    }

    private void show(long id, Status to) {
        Standing told = Standing.of(to);
        if (!isPast && told.progress().mayMove()) {
            Standing now = news.of(conversationId);
            // What is told of the past is not where it stands now.
            told = now.status() == to ? now : told;
        }
        synchronized (writing) {
            status = to;
            progress.set(told.progress());
            write(event(told).id(Long.toString(id)));
        }
    }

    /** Whether what was told last may be over without a change of the status, or nothing was told yet. */
    boolean mayMove() {
        Progress told = progress.get();
        return told == null || told.mayMove();
    }

    /** Returns at once. */
    void tellMoved(Standing now) {
        if (!now.progress().mayMove()) {
            // The log tells of it, or has.
            progress.compareAndSet(null, now.progress());
        } else if (isNews(now)) {
            tell("progress", () -> showMoved(now));
        }
    }

    private void showMoved(Standing now) {
        synchronized (writing) {
            if (isNews(now)) {
                progress.set(now.progress());
                write(event(now));
            }
        }
    }

    /** A status that the log has not told yet, or has told since, is left to the log. */
    private boolean isNews(Standing now) {
        return (status == null || status == now.status()) && !now.progress().equals(progress.get());
    }

    private static SseEventBuilder event(Standing told) {
        return SseEmitter.event()
                .name("status")
                .data(new StatusNews(told.status(), told.progress()), MediaType.APPLICATION_JSON);
    }

    /** Returns at once. */
    void show(PresenceChange change) {
        tell(
                change.accountId(),
                SseEmitter.event()
                        .name("typing")
                        .data(Map.of("name", change.name(), "until", change.until()), MediaType.APPLICATION_JSON));
    }
}
