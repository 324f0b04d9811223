package io.serai.conversation;

import java.time.Instant;
import java.util.UUID;

/** @param address under which its visitor wrote @param lastText the last message's, shortened; null when there is none */
public record PastChat(UUID id, String address, Status status, Instant startedAt, Instant lastAt, String lastText) {}
