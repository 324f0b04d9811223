package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A message to the customer was stored and is now to be delivered. */
public record MessagePosted(UUID conversationId, String channelId, UUID messageId, Author author, UUID actorId)
        implements DomainEvent {}
