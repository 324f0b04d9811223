package io.serai.account;

import java.util.UUID;

/** By the person themself. All their other sessions ended with it. */
public record PasswordChanged(UUID accountId) implements AccountEvent {
    @Override
    public UUID actorId() {
        return accountId;
    }
}
