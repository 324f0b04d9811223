package io.serai.handoff;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** No assessment of a handoff could be made. */
public record HandoffAssessmentFailed(UUID conversationId, String channelId, UUID handoffId) implements DomainEvent {}
