package io.serai.console;

import io.serai.account.Caller;
import io.serai.conversation.Conversations;
import io.serai.event.Events;
import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Live conversations as server-sent events. Camel's HTTP consumer answers a request once, so Spring does this. */
@RestController
class ConversationStreams {
    private static final int HEARTBEAT_SECONDS = 15;

    private final Events events;
    private final Conversations conversations;
    private final Set<ConversationStream> open = ConcurrentHashMap.newKeySet();
    private final CustomizableThreadFactory daemons = new CustomizableThreadFactory("conversation-stream-");
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(daemons);
    private final ExecutorService beats = Executors.newCachedThreadPool(daemons);

    ConversationStreams(Events events, Conversations conversations) {
        this.events = events;
        this.conversations = conversations;
        daemons.setDaemon(true);
        heart.scheduleAtFixedRate(this::beat, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS, TimeUnit.SECONDS);
    }

    @GetMapping(path = "/api/v1/conversations/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter streamConversation(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long lastEventId,
            HttpServletResponse response) {
        Caller caller = Caller.current();
        if (!caller.maySee(id)) {
            throw SeraiException.notFound("conversation", id);
        }
        if (caller.agentId().isPresent()) {
            conversations.view(id);
        }
        response.setHeader("X-Accel-Buffering", "no");
        ConversationStream stream = new ConversationStream(open::remove);
        open.add(stream);
        stream.follow(events, id, lastEventId);
        return stream.emitter();
    }

    private void beat() {
        open.forEach(stream -> stream.beat(beats));
    }

    /** Open streams would keep the server from stopping gracefully. */
    @EventListener(ContextClosedEvent.class)
    void stop() {
        heart.shutdownNow();
        beats.shutdownNow();
        open.forEach(ConversationStream::end);
    }
}
