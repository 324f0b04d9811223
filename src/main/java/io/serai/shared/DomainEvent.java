package io.serai.shared;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.UUID;

/**
 * Something that happened, named in the past tense. Publish it inside the transaction that made it true: the event log
 * keeps it in that same transaction, and modules that must follow at once listen synchronously. The record's other
 * components become the payload.
 */
public interface DomainEvent {

    /** The conversation that it belongs to, or null. */
    @JsonIgnore
    UUID conversationId();

    @JsonIgnore
    String channelId();

    /** The person who did it, or null when the hub or the customer did. */
    @JsonIgnore
    default UUID actorId() {
        return null;
    }

    /** The name in the log: the record's name in kebab case, for instance {@code message-received}. */
    @JsonIgnore
    default String type() {
        return getClass().getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase();
    }
}
