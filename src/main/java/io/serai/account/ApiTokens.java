package io.serai.account;

import io.serai.shared.Acting.Program;
import io.serai.shared.HubsWork;
import io.serai.shared.Ids;
import io.serai.shared.Kind;
import io.serai.shared.Page;
import io.serai.shared.SeraiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/**
 * Tokens by which programs get in (RFC 6750) instead of a person, who owns them: a program may do what both the token's
 * scopes and its owner's role of that moment allow. A token is shown once and kept as a hash.
 */
@Service
public class ApiTokens {
    static final String PREFIX = "serai_";

    private static final UUID START = new UUID(0, 0);
    /** Noting each use would be a write for each request. */
    private static final Duration GRAIN = Duration.ofMinutes(1);

    private final ApiTokenStore store;
    private final AccountStore accounts;
    private final Users users;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApiTokens(ApiTokenStore store, AccountStore accounts, Users users, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.accounts = accounts;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Fails with UNAUTHENTICATED when the sessions that ask for it have ended meanwhile.
     *
     * @param generation of the owner's sessions
     * @return with the token, which is not shown again
     */
    @HubsWork
    public ApiToken create(String name, List<Scope> scopes, Duration life, UUID accountId, int generation) {
        OpaqueToken secret = OpaqueToken.random(PREFIX);
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        ApiToken token = new ApiToken(
                Ids.next(), name, scopes.stream().distinct().toList(), now, now.plus(life), null, secret.text());
        if (!store.insert(token, accountId, secret.hash(), generation)) {
            throw SignedInAgent.nobody();
        }
        events.publishEvent(new ApiTokenCreated(accountId, token.id(), token.scopes()));
        return token;
    }

    /** The person's own, also those that are too old, the oldest first. */
    @HubsWork(readOnly = true)
    public Page<ApiToken> list(UUID accountId, String cursor, int limit) {
        UUID after = cursor == null ? START : UUID.fromString(cursor);
        return Page.of(store.list(accountId, after, limit + 1), limit, ApiToken::id);
    }

    /** From the next request on it opens nothing. Fails with NOT_FOUND when it is not the person's own. */
    @HubsWork
    public void revoke(UUID id, UUID accountId) {
        revoke(id, accountId, accountId);
    }

    /** Somebody else's, as {@link #list}. Fails with NOT_FOUND when there is nobody of this id. */
    @HubsWork(readOnly = true)
    public Page<ApiToken> listOf(UUID ownerId, String cursor, int limit) {
        if (accounts.byId(ownerId).isEmpty()) {
            throw SeraiException.notFound("user", ownerId);
        }
        return list(ownerId, cursor, limit);
    }

    /** Somebody else's. Fails with NOT_FOUND when it is not theirs, and with FORBIDDEN when they are above the actor. */
    @HubsWork
    public void revokeFrom(UUID ownerId, UUID id, UUID actorId) {
        if (!ownerId.equals(actorId)) {
            users.changeable(ownerId, actorId, Role.AGENT);
        }
        revoke(id, ownerId, actorId);
    }

    private void revoke(UUID id, UUID ownerId, UUID actorId) {
        if (!store.delete(id, ownerId)) {
            throw SeraiException.notFound("token", id);
        }
        events.publishEvent(new ApiTokenRevoked(ownerId, id, actorId));
    }

    /** Those of the tokens that still open something. */
    Set<UUID> holding(Collection<UUID> ids) {
        return ids.isEmpty() ? Set.of() : store.holding(ids, clock.instant());
    }

    /** Coming back does not bring the programs back. */
    @EventListener
    void on(AccountDeactivated deactivated) {
        revokeAll(deactivated.accountId(), deactivated.actorId());
    }

    /** Somebody else may have known the old password, and let programs in by it. */
    @EventListener
    void on(PasswordReset reset) {
        revokeAll(reset.accountId(), reset.actorId());
    }

    private void revokeAll(UUID accountId, UUID actorId) {
        store.deleteAll(accountId).forEach(id -> events.publishEvent(new ApiTokenRevoked(accountId, id, actorId)));
    }

    /** Fails with UNAUTHENTICATED, in the same words whatever the reason. */
    ProgramAuthentication authenticate(String token) {
        Instant now = clock.instant();
        ApiTokenStore.Known known = store.find(new OpaqueToken(token).hash(), now)
                .orElseThrow(
                        () -> new SeraiException(Kind.UNAUTHENTICATED, "The API token is not valid, or no longer."));
        if (known.lastUsedAt() == null || known.lastUsedAt().plus(GRAIN).isBefore(now)) {
            store.noteUse(known.tokenId(), now);
        }
        return new ProgramAuthentication(
                new SignedInAgent(known.owner()), new Program(known.tokenId(), known.name()), known.scopes());
    }
}
