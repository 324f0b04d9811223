package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.List;
import java.util.UUID;

/** The customer may read the next sentence of an answer that is being written. @param index from 0 */
public record SentenceShown(
        UUID conversationId, String channelId, UUID turnId, int index, String text, List<Citation> sources)
        implements DomainEvent {}
