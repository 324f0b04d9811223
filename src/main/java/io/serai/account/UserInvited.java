package io.serai.account;

import java.util.Map;
import java.util.UUID;

public record UserInvited(UUID accountId, Role role, UUID actorId) implements AccountEvent {
    @Override
    public Map<String, Object> facts() {
        return Map.of("role", role);
    }
}
