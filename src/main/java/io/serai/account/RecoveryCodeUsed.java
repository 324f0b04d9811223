package io.serai.account;

import java.util.UUID;

public record RecoveryCodeUsed(UUID accountId) implements AccountEvent {
    @Override
    public UUID actorId() {
        return accountId;
    }
}
