package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A customer asked for a person. */
public record PersonRequested(UUID conversationId, String channelId, UUID turnId, int revision)
        implements DomainEvent {}
