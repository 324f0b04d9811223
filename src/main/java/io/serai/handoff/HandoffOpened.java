package io.serai.handoff;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.shared.DomainEvent;
import java.util.UUID;

/**
 * A conversation waits for a person.
 *
 * @param actorId who escalated it, or null for the hub
 * @param topic of the last draft, or null
 */
public record HandoffOpened(
        UUID conversationId,
        String channelId,
        UUID handoffId,
        UUID turnId,
        UUID actorId,
        String reason,
        @JsonProperty("for") Audience audience,
        String topic)
        implements DomainEvent {}
