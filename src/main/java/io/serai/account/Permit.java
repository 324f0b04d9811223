package io.serai.account;

import java.util.UUID;

/** By what right somebody follows a stream, to be looked at again while it is open. */
public sealed interface Permit {

    /** @param session the session's name; null for who sent a password along */
    record OfAccount(UUID accountId, int generation, String session) implements Permit {}

    record OfProgram(UUID accountId, UUID tokenId) implements Permit {}

    record OfVisitor(String token) implements Permit {}
}
