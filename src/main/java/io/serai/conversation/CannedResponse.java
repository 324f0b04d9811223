package io.serai.conversation;

import java.time.Instant;
import java.util.UUID;

/** A prepared answer. @param shortcut by which it is found @param language BCP 47, or null for all */
public record CannedResponse(UUID id, String shortcut, String title, String text, String language, Instant updatedAt) {}
