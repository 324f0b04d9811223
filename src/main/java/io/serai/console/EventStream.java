package io.serai.console;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.account.Permit;
import io.serai.event.Events;
import io.serai.event.LoggedEvent;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** One person's console that follows everything. */
class EventStream extends SseStream {
    /** Besides ids: what a list shows or sorts by. No words of anybody's. */
    private static final Set<String> SHOWN = Set.of(
            "revision",
            "author",
            "from",
            "to",
            "due_at",
            "sends_at",
            "state",
            "for",
            "mentioned",
            "by",
            "helpful",
            "score",
            "cause");

    private volatile Instant warnedOf;

    private record Whereabouts(UUID conversationId, UUID accountId) {}

    EventStream(Permit permit, LiveStreams streams) {
        super(permit, streams);
    }

    void follow(Events events, long lastEventId) {
        open();
        follows(events.subscribeToAll(lastEventId, this::show, this::missed, this::cut));
    }

    private void show(LoggedEvent event) {
        // What is neither a conversation's nor a channel's is about accounts: not for everybody.
        if (event.conversationId() != null || event.channelId() != null) {
            write(SseEmitter.event()
                    .id(Long.toString(event.id()))
                    .name(event.type())
                    .data(data(event), MediaType.APPLICATION_JSON));
        }
    }

    private void missed() {
        write(SseEmitter.event().name("missed").data(Map.of(), MediaType.APPLICATION_JSON));
    }

    @Override
    public void warn(Instant end) {
        if (!end.equals(warnedOf)) {
            warnedOf = end;
            tell(
                    "session_expiring",
                    SseEmitter.event()
                            .name("session_expiring")
                            .data(Map.of("expires_at", end), MediaType.APPLICATION_JSON));
        }
    }

    void show(PresenceChange change) {
        tell(
                new Whereabouts(change.conversationId(), change.accountId()),
                SseEmitter.event().name("presence").data(change, MediaType.APPLICATION_JSON));
    }

    private static Map<String, Object> data(LoggedEvent event) {
        Map<String, Object> data = new LinkedHashMap<>();
        data.put("conversation_id", event.conversationId());
        data.put("channel_id", event.channelId());
        data.put("actor_id", event.actorId());
        data.put("at", event.at());
        for (Map.Entry<String, JsonNode> member : event.payload().properties()) {
            if (member.getKey().endsWith("_id") || SHOWN.contains(member.getKey())) {
                data.put(member.getKey(), member.getValue());
            }
        }
        data.values().removeIf(java.util.Objects::isNull);
        return data;
    }
}
