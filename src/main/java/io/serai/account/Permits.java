package io.serai.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.session.Session;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Service;

/** Whether those who were let in may still be there: a stream is one request that may last for days. */
@Service
public class Permits {
    private final AccountStore accounts;
    private final SessionRepository<? extends Session> sessions;
    private final SessionContexts contexts;
    private final VisitorTokens tokens;
    private final ApiTokens apiTokens;
    private final Clock clock;

    Permits(
            AccountStore accounts,
            SessionRepository<? extends Session> sessions,
            SessionContexts contexts,
            VisitorTokens tokens,
            ApiTokens apiTokens,
            Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.contexts = contexts;
        this.tokens = tokens;
        this.apiTokens = apiTokens;
        this.clock = clock;
    }

    /** By what right this request was let in. Fails with UNAUTHENTICATED when it was let in without any. */
    public Permit of(HttpServletRequest request) {
        var caller = SecurityContextHolder.getContext().getAuthentication();
        Object principal = caller == null ? null : caller.getPrincipal();
        if (caller instanceof ProgramAuthentication program) {
            return new Permit.OfProgram(program.getPrincipal().accountId(), program.tokenId());
        }
        if (principal instanceof SignedInAgent agent) {
            return new Permit.OfAccount(agent.accountId(), agent.credentials().sessionGeneration(), sessionOf(request));
        }
        if (principal instanceof Visitor visitor) {
            return new Permit.OfVisitor(visitor.conversationId(), tokens.end((String) caller.getCredentials()));
        }
        throw SignedInAgent.nobody();
    }

    private static String sessionOf(HttpServletRequest request) {
        if (!SessionContexts.hasLetIn(request)) {
            return null;
        }
        HttpSession session = request.getSession(false);
        if (session == null) {
            // It has ended since the request was let in.
            throw SignedInAgent.nobody();
        }
        return session.getId();
    }

    /** Those that still hold, each with when its session ends if nothing happens before; no time when it has none. */
    public Map<Permit, Optional<Instant>> stillHolding(Collection<Permit> permits) {
        Map<UUID, Credentials> active = accounts
                .active(permits.stream()
                        .filter(Permit.OfAccount.class::isInstance)
                        .map(it -> ((Permit.OfAccount) it).accountId())
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(it -> it.account().id(), it -> it));
        Set<UUID> programs = apiTokens.holding(permits.stream()
                .filter(Permit.OfProgram.class::isInstance)
                .map(it -> ((Permit.OfProgram) it).tokenId())
                .collect(Collectors.toSet()));
        Map<Permit, Optional<Instant>> holding = new HashMap<>();
        for (Permit permit : permits) {
            if (permit instanceof Permit.OfVisitor visitor) {
                if (clock.instant().isBefore(visitor.end())) {
                    holding.put(permit, Optional.empty());
                }
            } else if (permit instanceof Permit.OfProgram program) {
                if (programs.contains(program.tokenId())) {
                    holding.put(permit, Optional.empty());
                }
            } else if (permit instanceof Permit.OfAccount account) {
                Credentials credentials = active.get(account.accountId());
                // Who sends a password along has shown no second factor.
                if (credentials != null
                        && credentials.sessionGeneration() == account.generation()
                        && (account.session() != null || !credentials.secondFactor())) {
                    addIfLive(account, holding);
                }
            }
        }
        return holding;
    }

    private void addIfLive(Permit.OfAccount permit, Map<Permit, Optional<Instant>> holding) {
        if (permit.session() == null) {
            holding.put(permit, Optional.empty());
            return;
        }
        Session session = sessions.findById(permit.session());
        Instant end = session == null ? null : contexts.expiresAt(session::getAttribute);
        if (end != null && clock.instant().isBefore(end)) {
            holding.put(permit, Optional.of(end));
        }
    }
}
