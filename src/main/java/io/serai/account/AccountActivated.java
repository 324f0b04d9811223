package io.serai.account;

import java.util.UUID;

/** Somebody who was deactivated may sign in again. */
public record AccountActivated(UUID accountId, UUID actorId) implements AccountEvent {}
