package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.userdetails.User;

/** Somebody who has an account, as it was at the beginning of the request. */
class SignedInAgent extends User {
    /** All that somebody has whose password must be changed first. */
    static final String PASSWORD_CHANGE = "ROLE_PASSWORD_CHANGE";

    private final transient Credentials credentials;

    SignedInAgent(Credentials credentials) {
        super(credentials.account().email(), credentials.passwordHash(), authorities(credentials));
        this.credentials = credentials;
    }

    /** Who makes this request. Fails with UNAUTHENTICATED when that is nobody with an account. */
    static SignedInAgent current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof SignedInAgent agent) {
            return agent;
        }
        throw nobody();
    }

    static SeraiException nobody() {
        return new SeraiException(Kind.UNAUTHENTICATED, "Sign in.");
    }

    UUID accountId() {
        return credentials.account().id();
    }

    Credentials credentials() {
        return credentials;
    }

    /** Without those of the roles that it includes. */
    String ownAuthority() {
        return credentials.mustChangePassword()
                ? PASSWORD_CHANGE
                : credentials.account().role().authority();
    }

    private static Collection<? extends GrantedAuthority> authorities(Credentials credentials) {
        if (credentials.mustChangePassword()) {
            return AuthorityUtils.createAuthorityList(PASSWORD_CHANGE);
        }
        List<GrantedAuthority> own =
                AuthorityUtils.createAuthorityList(credentials.account().role().authority());
        return Role.HIERARCHY.getReachableGrantedAuthorities(own);
    }
}
