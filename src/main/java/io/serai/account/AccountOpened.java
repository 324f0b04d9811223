package io.serai.account;

import java.util.Map;
import java.util.UUID;

/** For somebody whom an OpenID provider knows. */
public record AccountOpened(UUID accountId, Role role) implements AccountEvent {
    @Override
    public UUID actorId() {
        return accountId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("role", role);
    }
}
