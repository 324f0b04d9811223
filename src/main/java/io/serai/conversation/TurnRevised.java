package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/**
 * The customer wrote again before the reply: whatever was drafted for an older revision no longer counts.
 *
 * @param personWanted whether they asked for a person, so that nothing is drafted for the new one
 */
public record TurnRevised(UUID conversationId, String channelId, UUID turnId, int revision, boolean personWanted)
        implements DomainEvent {}
