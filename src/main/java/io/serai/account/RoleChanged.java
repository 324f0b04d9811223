package io.serai.account;

import java.util.Map;
import java.util.UUID;

/** All sessions of the account ended with it. */
public record RoleChanged(UUID accountId, Role from, Role to, UUID actorId) implements AccountEvent {
    @Override
    public Map<String, Object> facts() {
        return Map.of("from", from, "to", to);
    }
}
