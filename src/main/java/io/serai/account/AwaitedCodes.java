package io.serai.account;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Those for whom an OpenID provider vouches, and whose second factor is still to come: in a session that opens nothing, holds
 * for five minutes, and is ended by signing in.
 */
@Component
class AwaitedCodes {
    private static final String AWAITED = "code-awaited";
    private static final Duration PERIOD = Duration.ofMinutes(5);

    private record Awaited(UUID accountId, Standing standing) {
        static Awaited of(String text) {
            int space = text.indexOf(' ');
            return new Awaited(UUID.fromString(text.substring(0, space)), Standing.of(text.substring(space + 1)));
        }

        @Override
        public String toString() {
            return accountId + " " + standing;
        }
    }

    private final AccountStore accounts;
    private final Clock clock;

    AwaitedCodes(AccountStore accounts, Clock clock) {
        this.accounts = accounts;
        this.clock = clock;
    }

    void add(Credentials credentials, HttpServletRequest request) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        session.setMaxInactiveInterval((int) PERIOD.toSeconds());
        Standing standing = new Standing(credentials.sessionGeneration(), clock.instant());
        session.setAttribute(AWAITED, new Awaited(credentials.account().id(), standing).toString());
    }

    /** As they are now. Nobody when the browser brings none, or when what ends sessions has happened in between. */
    Optional<Credentials> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(AWAITED) instanceof String text)) {
            return Optional.empty();
        }
        Awaited awaited = Awaited.of(text);
        Instant end = awaited.standing().lastActive().plus(PERIOD);
        return accounts.credentials(awaited.accountId())
                .filter(it -> clock.instant().isBefore(end))
                .filter(it -> it.account().state() == AccountState.ACTIVE)
                .filter(it -> it.sessionGeneration() == awaited.standing().generation());
    }
}
