package io.serai.conversation;

import java.util.UUID;

/** What became of an arrival. @param duplicate true when it had been stored before; the ids are those of then */
public record Posted(UUID conversationId, UUID messageId, boolean duplicate) {}
