package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A conversation is over, and its customer is asked what they think of it; once. */
public record RatingWanted(UUID conversationId, String channelId, UUID actorId) implements DomainEvent {}
