package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A customer rated a conversation. */
public record ConversationRated(UUID conversationId, String channelId, int score) implements DomainEvent {}
