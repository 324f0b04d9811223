package io.serai.console;

import io.serai.account.ApiToken;
import io.serai.account.ApiTokens;
import io.serai.shared.Page;
import io.serai.shared.RouteStep;
import java.time.Duration;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What people ask about the tokens of their programs, and supervisors about those of others. */
@Component
public class TokenRequests {
    private static final int USUAL_DAYS = 90;

    private final ApiTokens tokens;

    TokenRequests(ApiTokens tokens) {
        this.tokens = tokens;
    }

    @RouteStep
    public Page<ApiToken> list(String cursor, int limit, UUID accountId) {
        return tokens.list(accountId, cursor, limit);
    }

    @RouteStep
    public ApiToken create(CreateToken body, UUID accountId, int generation) {
        int days = body.expiresInDays() == null ? USUAL_DAYS : body.expiresInDays();
        return tokens.create(body.name(), body.scopes(), Duration.ofDays(days), accountId, generation);
    }

    @RouteStep
    public void revoke(UUID id, UUID accountId) {
        tokens.revoke(id, accountId);
    }

    @RouteStep
    public Page<ApiToken> listOf(UUID ownerId, String cursor, int limit) {
        return tokens.listOf(ownerId, cursor, limit);
    }

    @RouteStep
    public void revokeFrom(UUID ownerId, UUID id, UUID accountId) {
        tokens.revokeFrom(ownerId, id, accountId);
    }
}
