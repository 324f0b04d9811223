package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/**
 * The other end says that it did not deliver a message of ours.
 *
 * @param permanent false while it goes on trying
 */
public record MessageBounced(UUID conversationId, String channelId, UUID messageId, boolean permanent, String detail)
        implements DomainEvent {}
