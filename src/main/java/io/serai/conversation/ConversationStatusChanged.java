package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A conversation now waits for somebody else. */
public record ConversationStatusChanged(UUID conversationId, String channelId, UUID actorId, Status from, Status to)
        implements DomainEvent {}
