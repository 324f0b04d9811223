package io.serai.console;

import io.serai.account.Permits;
import io.serai.event.Events;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** What happens in the hub, for those who work in it, as server-sent events. */
@RestController
class EventStreams {
    private final Events events;
    private final Permits permits;
    private final LiveStreams streams;

    EventStreams(Events events, Permits permits, LiveStreams streams) {
        this.events = events;
        this.permits = permits;
        this.streams = streams;
    }

    @GetMapping(path = "/api/v1/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter streamEvents(
            @RequestHeader(name = "Last-Event-ID", defaultValue = "0") long lastEventId,
            HttpServletRequest request,
            HttpServletResponse response) {
        response.setHeader("X-Accel-Buffering", "no");
        EventStream stream = new EventStream(permits.of(request), streams);
        streams.add(stream);
        stream.follow(events, lastEventId);
        return stream.emitter();
    }
}
