package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A customer asked for a person. @param turnId the open turn; null when none is @param messageId what it is about then */
public record PersonRequested(UUID conversationId, String channelId, UUID turnId, UUID messageId, int revision)
        implements DomainEvent {}
