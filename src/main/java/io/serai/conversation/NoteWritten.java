package io.serai.conversation;

import io.serai.shared.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Somebody wrote a note. @param mentioned accounts of those who should read it */
public record NoteWritten(UUID conversationId, String channelId, UUID noteId, UUID actorId, List<UUID> mentioned)
        implements DomainEvent {}
