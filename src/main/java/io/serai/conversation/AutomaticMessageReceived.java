package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/**
 * A message was stored that no machine may answer.
 *
 * @param reason a short machine name
 * @param forAPerson whether a person must see it; not for, say, an out-of-office note below an answer
 */
public record AutomaticMessageReceived(
        UUID conversationId, String channelId, UUID messageId, String reason, boolean forAPerson)
        implements DomainEvent {}
