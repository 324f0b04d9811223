package io.serai.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.util.WebUtils;

/**
 * Who a session belongs to. A session holds an account's id and no rights: these are read anew with every request, so
 * that a change of them counts at once, on every replica.
 */
@Component
class SessionContexts implements SecurityContextRepository {
    private static final String LET_IN = SessionContexts.class.getName() + ".letIn";
    private static final String COOKIE = "serai_session";
    /** Noting each request would be one more write for each. */
    private static final Duration GRAIN = Duration.ofSeconds(10);
    /** What a browser asks for while nobody is there; what else it does then, it says by a header. */
    private static final Pattern WATCHING = Pattern.compile("/api/v1/(session|events|conversations/[^/]+/events)");
    /** Believed, because it can only shorten a session. */
    private static final String UNATTENDED = "Serai-Unattended";

    private final SessionStore sessions;
    private final Clock clock;
    private final Duration inactivity;

    SessionContexts(SessionStore sessions, Clock clock, SignInSettings settings) {
        this.sessions = sessions;
        this.clock = clock;
        this.inactivity = settings.inactivity();
    }

    void begin(HttpSession session, Credentials owner) {
        Standing standing = new Standing(owner.sessionGeneration(), clock.instant());
        session.setAttribute(SessionStore.STANDING, standing.toString());
        session.setAttribute(
                FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME,
                owner.account().id().toString());
    }

    /** When the session ends unless its owner does something before. */
    Instant expiresAt(HttpSession session) {
        return expiresAt(session::getAttribute);
    }

    Instant expiresAt(Function<String, Object> attributes) {
        return expiresAt(Standing.of((String) attributes.apply(SessionStore.STANDING)));
    }

    private Instant expiresAt(Standing standing) {
        return standing.lastActive().plus(inactivity);
    }

    private boolean isLive(SessionStore.Found session) {
        return session.owner().account().state() == AccountState.ACTIVE
                && session.owner().sessionGeneration() == session.standing().generation()
                && clock.instant().isBefore(expiresAt(session.standing()));
    }

    /** Whether it is a session by which the request's caller is known; a cookie beside a password says nothing. */
    static boolean hasLetIn(HttpServletRequest request) {
        return request.getAttribute(LET_IN) != null;
    }

    /** Whether a browser would add this request's credentials by itself. */
    static boolean isUsedBy(HttpServletRequest request) {
        return idFrom(request).isPresent();
    }

    /** The session's id. Credentials that were sent on purpose go before those that a browser adds. */
    static Optional<String> idFrom(HttpServletRequest request) {
        Cookie cookie = WebUtils.getCookie(request, COOKIE);
        if (cookie == null || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
            return Optional.empty();
        }
        try {
            return Optional.of(new String(Base64.getDecoder().decode(cookie.getValue()), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException notOurs) {
            return Optional.of("");
        }
    }

    /** Deprecated in favour of a deferred one that calls this; there is no interface without it. */
    @Override
    @SuppressWarnings("deprecation")
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        HttpServletRequest request = holder.getRequest();
        try {
            return idFrom(request)
                    // PostgreSQL has no NUL in texts.
                    .filter(id -> id.indexOf('\0') < 0)
                    .flatMap(sessions::find)
                    .map(session -> context(session, request))
                    .orElse(null);
        } catch (DataAccessException | TransactionException away) {
            throw new AuthenticationServiceException("Sessions cannot be read", away);
        }
    }

    /** @return null when the session is over */
    private SecurityContext context(SessionStore.Found session, HttpServletRequest request) {
        if (!isLive(session)) {
            HttpSession over = request.getSession(false);
            if (over != null) {
                over.invalidate();
            }
            return null;
        }
        noteActivity(session, request);
        request.setAttribute(LET_IN, true);
        SignedInAgent agent = new SignedInAgent(session.owner());
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(
                UsernamePasswordAuthenticationToken.authenticated(agent, null, agent.getAuthorities()));
        return context;
    }

    private void noteActivity(SessionStore.Found session, HttpServletRequest request) {
        boolean watches = request.getMethod().equals("GET")
                && WATCHING.matcher(request.getRequestURI()).matches();
        Standing before = session.standing();
        boolean unattended = "true".equals(request.getHeader(UNATTENDED));
        if (!watches
                && !unattended
                && clock.instant().isAfter(before.lastActive().plus(GRAIN))) {
            sessions.noteActivity(session.id(), new Standing(before.generation(), clock.instant()));
        }
    }

    /** Sessions begin with signing in, and nowhere else. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return isUsedBy(request);
    }
}
