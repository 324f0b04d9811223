package io.serai.account;

import java.time.Instant;
import java.util.UUID;

/** By what right somebody follows a stream, to be looked at again while it is open. */
public sealed interface Permit {

    /** @param session the session's name; null for who sent a password along */
    record OfAccount(UUID accountId, int generation, String session) implements Permit {}

    record OfProgram(UUID accountId, UUID tokenId) implements Permit {}

    /** @param end when the token is too old */
    record OfVisitor(UUID conversationId, Instant end) implements Permit {}
}
