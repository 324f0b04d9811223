package io.serai.account;

import java.util.UUID;

/** Somebody was signed out everywhere. */
public record SessionsEnded(UUID accountId, UUID actorId) implements AccountEvent {}
