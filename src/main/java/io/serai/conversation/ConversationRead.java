package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** One side has read what the other wrote, up to that message. @param actorId the person who read it, or null */
public record ConversationRead(UUID conversationId, String channelId, UUID actorId, UUID messageId, Reader by)
        implements DomainEvent {

    public enum Reader {
        CUSTOMER,
        PERSON
    }
}
