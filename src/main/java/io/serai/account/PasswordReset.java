package io.serai.account;

import java.util.UUID;

/** By who got the mail. All sessions of the account ended with it. */
public record PasswordReset(UUID accountId) implements AccountEvent {
    @Override
    public UUID actorId() {
        return accountId;
    }
}
