package io.serai.console;

import io.serai.console.Presence.Doing;
import java.time.Instant;
import java.util.UUID;

/** Somebody came to a conversation, does something else there, or left. */
public record PresenceChange(UUID conversationId, UUID accountId, String name, Doing doing, Instant until) {}
