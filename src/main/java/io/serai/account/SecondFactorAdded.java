package io.serai.account;

import java.util.UUID;

public record SecondFactorAdded(UUID accountId) implements AccountEvent {
    @Override
    public UUID actorId() {
        return accountId;
    }
}
