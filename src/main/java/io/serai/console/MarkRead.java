package io.serai.console;

import java.util.UUID;

/** Body of markRead. */
public record MarkRead(UUID messageId) {}
