package io.serai.account;

import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program that acts for its owner. Its authorities are its scopes alone; the owner's role is looked at beside them. */
class ProgramAuthentication extends AbstractAuthenticationToken {
    private final transient SignedInAgent owner;
    private final UUID tokenId;

    ProgramAuthentication(SignedInAgent owner, UUID tokenId, List<Scope> scopes) {
        super(scopes.stream()
                .map(Scope::authority)
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.owner = owner;
        this.tokenId = tokenId;
        setAuthenticated(true);
    }

    UUID tokenId() {
        return tokenId;
    }

    @Override
    public SignedInAgent getPrincipal() {
        return owner;
    }

    @Override
    public Object getCredentials() {
        return null;
    }
}
