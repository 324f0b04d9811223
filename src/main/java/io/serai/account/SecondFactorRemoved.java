package io.serai.account;

import java.util.UUID;

public record SecondFactorRemoved(UUID accountId, UUID actorId) implements AccountEvent {}
