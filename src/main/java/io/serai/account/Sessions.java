package io.serai.account;

import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import org.springframework.context.ApplicationEventPublisher;
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
    private final PasswordSignIn signIns;
    private final SecondFactors secondFactors;
    private final AwaitedCodes awaitedCodes;
    private final SessionContexts contexts;
    private final AccountStore accounts;
    private final PasswordEncoder passwords;
    private final PasswordRules rules;
    private final CsrfTokenRepository csrf;
    private final TransactionOperations transaction;
    private final ApplicationEventPublisher events;

    Sessions(
            PasswordSignIn signIns,
            SecondFactors secondFactors,
            AwaitedCodes awaitedCodes,
            SessionContexts contexts,
            AccountStore accounts,
            PasswordEncoder passwords,
            PasswordRules rules,
            CsrfTokenRepository csrf,
            TransactionOperations transaction,
            ApplicationEventPublisher events) {
        this.signIns = signIns;
        this.secondFactors = secondFactors;
        this.awaitedCodes = awaitedCodes;
        this.contexts = contexts;
        this.accounts = accounts;
        this.passwords = passwords;
        this.rules = rules;
        this.csrf = csrf;
        this.transaction = transaction;
        this.events = events;
    }

    /**
     * Begins a session of a new name, and ends the one that the browser may have had. Fails with UNAUTHENTICATED, in the
     * same words and after the same work whether or not there is such an account, with EXHAUSTED after too many failures,
     * and with UNAVAILABLE while too many others sign in.
     *
     * @param code of the second factor; null without one
     */
    public SessionView signIn(
            String email, String password, String code, HttpServletRequest request, HttpServletResponse response) {
        String address = request.getRemoteAddr();
        Credentials credentials = signIns.check(email, password, address);
        secondFactors.check(credentials, code, address);
        return begin(credentials, request, response);
    }

    /**
     * The code of the second factor, from somebody for whom an OpenID provider vouches. Fails like {@link #signIn} with a wrong
     * code, and with UNAUTHENTICATED without a field when no code is awaited.
     */
    public SessionView finishSignIn(String code, HttpServletRequest request, HttpServletResponse response) {
        Credentials credentials = awaitedCodes.find(request).orElseThrow(SignedInAgent::nobody);
        secondFactors.check(credentials, code, request.getRemoteAddr());
        return begin(credentials, request, response);
    }

    /** Who makes this request. Fails with UNAUTHENTICATED when that is nobody with an account. */
    public SessionView current(HttpServletRequest request, HttpServletResponse response) {
        Credentials credentials = SignedInAgent.current().credentials();
        if (!SessionContexts.hasLetIn(request)) {
            return SessionView.of(credentials, null);
        }
        HttpSession session = request.getSession(false);
        if (session == null) {
            // It has ended since the request was let in.
            throw SignedInAgent.nobody();
        }
        if (csrf.loadToken(request) == null) {
            csrf.saveToken(csrf.generateToken(request), request, response);
        }
        return SessionView.of(credentials, contexts.expiresAt(session));
    }

    public void signOut(HttpServletRequest request, HttpServletResponse response) {
        Credentials credentials = SignedInAgent.current().credentials();
        HttpSession session = SessionContexts.hasLetIn(request) ? request.getSession(false) : null;
        if (session != null) {
            session.invalidate();
            csrf.saveToken(null, request, response);
            publish(new SignedOut(credentials.account().id()));
        }
    }

    /**
     * Ends all sessions of the person except this one, which goes on under a new name. Fails like signing in, and with INVALID
     * when the chosen password breaks a rule.
     */
    public SessionView changePassword(
            String old, String chosen, HttpServletRequest request, HttpServletResponse response) {
        Credentials before = SignedInAgent.current().credentials();
        Account account = before.account();
        signIns.check(account.email(), old, request.getRemoteAddr());
        if (chosen.equals(old)) {
            throw SeraiException.invalid("new_password", "This is the old password.")
                    .coded("password-unchanged");
        }
        rules.check("new_password", chosen, account);
        String hash = passwords.encode(chosen);
        Credentials changed = transaction.execute(status -> {
            if (!accounts.changePassword(account.id(), hash, before.sessionGeneration())) {
                throw SignedInAgent.nobody();
            }
            events.publishEvent(new PasswordChanged(account.id()));
            return accounts.credentials(account.id()).orElseThrow();
        });
        if (!SessionContexts.hasLetIn(request)) {
            return SessionView.of(changed, null);
        }
        return SessionView.of(changed, contexts.expiresAt(renew(changed, request, response)));
    }

    /** For somebody who has shown who they are. */
    SessionView begin(Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = renew(credentials, request, response);
        publish(new SignedIn(credentials.account().id(), request.getRemoteAddr()));
        return SessionView.of(credentials, contexts.expiresAt(session));
    }

    private HttpSession renew(Credentials credentials, HttpServletRequest request, HttpServletResponse response) {
        HttpSession before = request.getSession(false);
        if (before != null) {
            before.invalidate();
        }
        HttpSession session = request.getSession(true);
        contexts.begin(session, credentials);
        csrf.saveToken(csrf.generateToken(request), request, response);
        return session;
    }

    private void publish(AccountEvent event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }
}
