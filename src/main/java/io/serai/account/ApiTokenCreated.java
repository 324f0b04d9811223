package io.serai.account;

import java.util.List;
import java.util.Map;
import java.util.UUID;

public record ApiTokenCreated(UUID accountId, UUID tokenId, List<Scope> scopes) implements AccountEvent {
    @Override
    public UUID actorId() {
        return accountId;
    }

    @Override
    public String subjectType() {
        return "api-token";
    }

    @Override
    public UUID subjectId() {
        return tokenId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("scopes", scopes);
    }
}
