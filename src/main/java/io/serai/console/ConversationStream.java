package io.serai.console;

import io.serai.event.Events;
import io.serai.event.LoggedEvent;
import io.serai.event.Subscription;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One browser that watches a conversation. */
class ConversationStream {
    private static final long NO_LIMIT = 0;

    private final UUID conversationId;
    private final boolean visitors;
    private final SseEmitter emitter = new SseEmitter(NO_LIMIT);
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile Subscription subscription;

    /** @param visitors whether the visitor watches, and not an agent */
    ConversationStream(UUID conversationId, boolean visitors, Consumer<ConversationStream> whenOver) {
        this.conversationId = conversationId;
        this.visitors = visitors;
        emitter.onCompletion(() -> {
            whenOver.accept(this);
            if (subscription != null) {
                subscription.close();
            }
        });
    }

    UUID conversationId() {
        return conversationId;
    }

    boolean isVisitors() {
        return visitors;
    }

    SseEmitter emitter() {
        return emitter;
    }

    void follow(Events events, UUID conversationId, long lastEventId) {
        // Brings the answer's head to the browser before there is an event.
        write(SseEmitter.event().comment("open"));
        subscription = events.subscribe(conversationId, lastEventId, this::show, this::end);
    }

    private void show(LoggedEvent event) {
        CustomerEvents.from(event)
                .ifPresent(it -> write(SseEmitter.event()
                        .id(Long.toString(it.id()))
                        .name(it.name())
                        .data(it.data(), MediaType.APPLICATION_JSON)));
    }

    /** At most one at a time: a browser that does not read must not gather threads. */
    void beat(Executor threads) {
        if (beating.compareAndSet(false, true)) {
            threads.execute(() -> {
                try {
                    write(SseEmitter.event().comment("beat"));
                    beating.set(false);
                } catch (RuntimeException gone) {
                    end();
                }
            });
        }
    }

    private void write(SseEmitter.SseEventBuilder event) {
        try {
            emitter.send(event);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void end() {
        emitter.complete();
    }
}
