package io.serai.channel;

import io.serai.shared.Audited;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A person asked for a mailbox's older mails. */
public record BackfillAsked(UUID conversationId, String channelId, Instant since, UUID actorId) implements Audited {

    @Override
    public String subjectType() {
        return "channel";
    }

    @Override
    public Object subjectId() {
        return channelId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("since", since);
    }
}
