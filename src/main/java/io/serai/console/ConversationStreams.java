package io.serai.console;

import io.serai.account.Caller;
import io.serai.account.Permits;
import io.serai.conversation.Conversations;
import io.serai.conversation.Visitors;
import io.serai.event.Events;
import io.serai.shared.SeraiException;
import jakarta.annotation.PreDestroy;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** Live conversations as server-sent events. Camel's HTTP consumer answers a request once, so Spring does this. */
@RestController
class ConversationStreams {
    private static final Logger log = LoggerFactory.getLogger(ConversationStreams.class);
    private static final int PRESENCE_SECONDS = 15;

    private final Events events;
    private final Conversations conversations;
    private final Visitors visitors;
    private final Permits permits;
    private final LiveStreams streams;
    private final StreamPlaces places;
    private final ProgressNews news;
    private final ScheduledExecutorService presence;

    ConversationStreams(
            Events events,
            Conversations conversations,
            Visitors visitors,
            Permits permits,
            LiveStreams streams,
            StreamPlaces places,
            ProgressNews news) {
        this.events = events;
        this.conversations = conversations;
        this.visitors = visitors;
        this.permits = permits;
        this.streams = streams;
        this.places = places;
        this.news = news;
        CustomizableThreadFactory daemons = new CustomizableThreadFactory("visitors-presence-");
        daemons.setDaemon(true);
        this.presence = Executors.newSingleThreadScheduledExecutor(daemons);
        presence.scheduleWithFixedDelay(this::noteWhoIsThere, PRESENCE_SECONDS, PRESENCE_SECONDS, TimeUnit.SECONDS);
    }

    @GetMapping(path = "/api/v1/conversations/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter streamConversation(
            @PathVariable UUID id,
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        Caller caller = Caller.current();
        if (!caller.maySee(id)) {
            throw SeraiException.notFound("conversation", id);
        }
        if (caller.agentId().isPresent()) {
            conversations.view(id);
        }
        boolean isVisitor = caller.visitor().isPresent();
        if (isVisitor && !visitors.arrived(id, caller.visitor().get().channelId())) {
            throw SeraiException.notFound("conversation", id);
        }
        response.setHeader("X-Accel-Buffering", "no");
        ConversationStream stream = new ConversationStream(id, permits.of(request), streams, news);
        if (isVisitor) {
            places.take(stream, id, request.getRemoteAddr()).ifPresent(streams::cut);
        }
        streams.add(stream);
        try {
            stream.follow(events, lastEventId);
        } catch (RuntimeException failure) {
            streams.remove(stream);
            throw failure;
        }
        return stream.emitter();
    }

    private void noteWhoIsThere() {
        List<UUID> followed = streams.open(ConversationStream.class)
                .filter(ConversationStream::isVisitors)
                .map(ConversationStream::conversationId)
                .distinct()
                .toList();
        if (followed.isEmpty()) {
            return;
        }
        try {
            visitors.seen(followed);
        } catch (DataAccessException | TransactionException away) {
            log.debug("Nobody's presence was noted", away);
        }
    }

    @PreDestroy
    void stop() {
        presence.shutdownNow();
    }
}
