package io.serai.console;

import io.serai.account.Permit;
import io.serai.event.Events;
import io.serai.event.LoggedEvent;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One browser that watches a conversation. */
class ConversationStream extends SseStream {
    private final UUID conversationId;

    ConversationStream(UUID conversationId, Permit permit, LiveStreams streams) {
        super(permit, streams);
        this.conversationId = conversationId;
    }

    UUID conversationId() {
        return conversationId;
    }

    boolean isVisitors() {
        return permit() instanceof Permit.OfVisitor;
    }

    void follow(Events events, long lastEventId) {
        open();
        follows(events.subscribe(conversationId, lastEventId, this::show, this::end));
    }

    private void show(LoggedEvent event) {
        CustomerEvents.from(event)
                .ifPresent(it -> write(SseEmitter.event()
                        .id(Long.toString(it.id()))
                        .name(it.name())
                        .data(it.data(), MediaType.APPLICATION_JSON)));
    }
}
