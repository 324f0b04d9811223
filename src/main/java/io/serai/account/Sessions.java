package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * People who are signed in with a cookie. Sessions are in the database, so that every replica knows them; one ends when
 * its owner did nothing for an hour (a setting). Asking whether it still holds, and following a stream, are nothing.
 */
@Service
public class Sessions {
    private final AuthenticationManager authentication;
    private final SessionContexts contexts;
    private final SignInThrottle throttle;
    private final AccountStore accounts;
    private final PasswordEncoder passwords;
    private final CsrfTokenRepository csrf;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    Sessions(
            AuthenticationManager authentication,
            SessionContexts contexts,
            SignInThrottle throttle,
            AccountStore accounts,
            PasswordEncoder passwords,
            CsrfTokenRepository csrf,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.authentication = authentication;
        this.contexts = contexts;
        this.throttle = throttle;
        this.accounts = accounts;
        this.passwords = passwords;
        this.csrf = csrf;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Begins a session of a new name, and ends the one that the browser may have had. Fails with UNAUTHENTICATED, in the
     * same words and after the same work whether or not there is such an account, with EXHAUSTED after too many failures,
     * and with UNAVAILABLE while too many others sign in.
     */
    public SessionView signIn(String email, String password, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        throttle.check(email, address);
        Credentials credentials = authenticate(email, password, address);
        HttpSession session = begin(credentials, request, response);
        publish(new SignedIn(credentials.account().id(), address));
        return SessionView.of(credentials, contexts.expiresAt(session));
    }

    /** Who makes this request. Fails with UNAUTHENTICATED when that is nobody with an account. */
    public SessionView current(HttpServletRequest request, HttpServletResponse response) {
        Credentials credentials = signedIn();
        if (!SessionContexts.hasLetIn(request)) {
            return SessionView.of(credentials, null);
        }
        HttpSession session = request.getSession(false);
        if (session == null) {
            // It has ended since the request was let in.
            throw nobody();
        }
        if (csrf.loadToken(request) == null) {
            csrf.saveToken(csrf.generateToken(request), request, response);
        }
        return SessionView.of(credentials, contexts.expiresAt(session));
    }

    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        Credentials credentials = signedIn();
        HttpSession session = SessionContexts.hasLetIn(request) ? request.getSession(false) : null;
        if (session != null) {
            session.invalidate();
            csrf.saveToken(null, request, response);
            publish(new SignedOut(credentials.account().id()));
        }
    }

    /** Ends all sessions of the person except this one, which goes on under a new name. Fails like signing in. */
    public SessionView changePassword(
            String old, String chosen, HttpServletRequest request, HttpServletResponse response) {
        Account account = signedIn().account();
        String address = request.getRemoteAddr();
        throttle.check(account.email(), address);
        authenticate(account.email(), old, address);
        if (chosen.equals(old)) {
            throw SeraiException.invalid("new_password", "This is the old password.");
        }
        String hash = passwords.encode(chosen);
        transaction.executeWithoutResult(status -> {
            accounts.changePassword(account.id(), hash);
            events.publishEvent(new PasswordChanged(account.id()));
        });
        Credentials changed = accounts.credentials(account.id()).orElseThrow();
        if (!SessionContexts.hasLetIn(request)) {
            return SessionView.of(changed, null);
        }
        return SessionView.of(changed, contexts.expiresAt(begin(changed, request, response)));
    }

    private HttpSession begin(Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        contexts.begin(session, credentials);
        csrf.saveToken(csrf.generateToken(request), request, response);
        return session;
    }

    private Credentials authenticate(String email, String password, String address) {
        try {
            var said = UsernamePasswordAuthenticationToken.unauthenticated(email, password);
            return ((SignedInAgent) authentication.authenticate(said).getPrincipal()).credentials();
        } catch (AuthenticationServiceException unable) {
            throw unable;
        } catch (AuthenticationException wrong) {
            throttle.failed(email, address);
            throw new SeraiException(Kind.UNAUTHENTICATED, "The e-mail address or the password is wrong.");
        }
    }

    private static Credentials signedIn() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInAgent agent) {
            return agent.credentials();
        }
        throw nobody();
    }

    private static SeraiException nobody() {
        return new SeraiException(Kind.UNAUTHENTICATED, "Sign in.");
    }

    private void publish(AccountEvent event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }
}
