package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A customer changed a message; what it said before is kept. @param text as it reads now */
public record MessageEdited(UUID conversationId, String channelId, UUID messageId, String text)
        implements DomainEvent {}
