package io.serai.account;

import io.serai.shared.Acting.Program;
import java.util.List;
import java.util.UUID;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** A program that acts for its owner. Its authorities are its scopes alone; the owner's role is looked at beside them. */
class ProgramAuthentication extends AbstractAuthenticationToken {
    private final transient SignedInAgent owner;
    private final transient Program program;

    ProgramAuthentication(SignedInAgent owner, Program program, List<Scope> scopes) {
        super(scopes.stream()
                .map(Scope::authority)
                .map(SimpleGrantedAuthority::new)
                .toList());
        this.owner = owner;
        this.program = program;
        setAuthenticated(true);
    }

    UUID tokenId() {
        return program.tokenId();
    }

    Program program() {
        return program;
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
