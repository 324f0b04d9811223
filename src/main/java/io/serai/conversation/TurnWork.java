package io.serai.conversation;

import java.util.UUID;

/** The payload of a work item of topic {@code turns}: one revision of a turn wants a draft. */
public record TurnWork(UUID turnId, int revision) {}
