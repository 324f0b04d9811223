package io.serai.delivery;

import io.serai.conversation.Author;
import io.serai.conversation.Citation;
import io.serai.shared.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A message reached its channel; live screens show it from this event.
 *
 * @param shownInTurn the turn whose sentences it takes the place of; null where none were shown before
 */
public record MessageSent(
        UUID conversationId,
        String channelId,
        UUID deliveryId,
        UUID messageId,
        Author author,
        String authorName,
        String text,
        Instant createdAt,
        List<Citation> sources,
        UUID shownInTurn)
        implements DomainEvent {}
