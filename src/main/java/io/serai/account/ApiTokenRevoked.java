package io.serai.account;

import java.util.UUID;

/** @param accountId the owner */
public record ApiTokenRevoked(UUID accountId, UUID tokenId, UUID actorId) implements AccountEvent {
    @Override
    public String subjectType() {
        return "api-token";
    }

    @Override
    public UUID subjectId() {
        return tokenId;
    }
}
