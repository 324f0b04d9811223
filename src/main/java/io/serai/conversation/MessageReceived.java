package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A customer's message was stored. */
public record MessageReceived(
        UUID conversationId, String channelId, UUID turnId, UUID messageId, int revision, String text)
        implements DomainEvent {}
