package io.serai.account;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What its owner may know of an API token.
 *
 * @param token what the program sends; only in the answer that made it, else null
 * @param lastUsedAt to a minute; null when it never was
 */
public record ApiToken(
        UUID id,
        String name,
        List<Scope> scopes,
        Instant createdAt,
        Instant expiresAt,
        Instant lastUsedAt,
        String token) {

    @Override
    public String toString() {
        return "ApiToken[id=" + id + "]";
    }
}
