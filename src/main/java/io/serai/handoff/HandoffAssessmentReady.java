package io.serai.handoff;

import io.serai.shared.DomainEvent;
import java.util.UUID;

/** What a model makes of a handoff can be read. */
public record HandoffAssessmentReady(UUID conversationId, String channelId, UUID handoffId) implements DomainEvent {}
