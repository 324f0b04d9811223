package io.serai.account;

import java.time.Instant;
import java.util.UUID;

/**
 * Who is signed in.
 *
 * @param expiresAt when the session ends unless its owner does something before; null without a session
 */
public record SessionView(
        UUID accountId,
        String email,
        String name,
        Role role,
        boolean mustChangePassword,
        boolean secondFactor,
        Instant expiresAt) {

    static SessionView of(Credentials credentials, Instant expiresAt) {
        Account account = credentials.account();
        return new SessionView(
                account.id(),
                account.email(),
                account.name(),
                account.role(),
                credentials.mustChangePassword(),
                credentials.secondFactor(),
                expiresAt);
    }
}
