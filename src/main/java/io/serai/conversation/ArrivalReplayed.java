package io.serai.conversation;

import io.serai.shared.Audited;
import java.util.UUID;

/** A person had an arrival read again that could not be understood, and now it was. */
public record ArrivalReplayed(UUID conversationId, String channelId, UUID arrivalId, UUID actorId) implements Audited {

    @Override
    public String subjectType() {
        return "failed-arrival";
    }

    @Override
    public Object subjectId() {
        return arrivalId;
    }
}
