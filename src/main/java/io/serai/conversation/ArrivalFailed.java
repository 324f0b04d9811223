package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** Something arrived that could not be understood; it was kept raw. */
public record ArrivalFailed(UUID conversationId, String channelId, UUID arrivalId, String reason)
        implements DomainEvent {}
