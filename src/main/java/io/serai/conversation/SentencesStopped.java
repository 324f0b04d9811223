package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** An answer ends with the sentences that were shown; the rest is a person's. */
public record SentencesStopped(UUID conversationId, String channelId, UUID turnId) implements DomainEvent {}
