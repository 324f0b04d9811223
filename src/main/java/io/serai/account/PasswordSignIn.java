package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticationException;
import org.springframework.stereotype.Component;

/** Looks at a password that somebody says, to begin a session or to do in one what a session alone is not enough for. */
@Component
class PasswordSignIn {
    private final AuthenticationManager authentication;
    private final SignInThrottle throttle;

    PasswordSignIn(AuthenticationManager authentication, SignInThrottle throttle) {
        this.authentication = authentication;
        this.throttle = throttle;
    }

    /**
     * Whose password it is. Fails with UNAUTHENTICATED, in the same words and after the same work whether or not there is such
     * an account, with EXHAUSTED after too many failures, and with UNAVAILABLE while too many others sign in.
     */
    Credentials check(String email, String password, String address) {
        throttle.check(email, address);
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
}
