package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** A customer said whether an answer helped. What they say besides stays with the answer. */
public record AnswerRated(UUID conversationId, String channelId, UUID messageId, Author author, boolean helpful)
        implements DomainEvent {}
