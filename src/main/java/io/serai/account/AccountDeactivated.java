package io.serai.account;

import java.util.UUID;

/** All sessions of the account ended with it. */
public record AccountDeactivated(UUID accountId, UUID actorId) implements AccountEvent {}
