package io.serai.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A line of the event log.
 *
 * @param id names the event; events of concurrent transactions are not always read in the order of their ids
 * @param type for instance {@code message-received}
 * @param conversationId or null
 * @param channelId or null
 * @param actorId the person who did it, or null
 * @param payload the event's own fields, in snake_case
 */
public record LoggedEvent(
        long id, String type, UUID conversationId, String channelId, UUID actorId, Instant at, JsonNode payload) {}
