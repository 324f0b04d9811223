package io.serai.conversation;

import io.serai.account.NamedPerson;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What somebody wrote about a conversation for colleagues. @param mentions who should read it */
public record Note(
        UUID id, UUID conversationId, NamedPerson author, String text, List<NamedPerson> mentions, Instant createdAt) {}
