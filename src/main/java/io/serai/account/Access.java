package io.serai.account;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;
import org.springframework.stereotype.Component;

/** Decides each request to the interface by the table, and by nothing else. */
@Component
class Access implements AuthorizationManager<RequestAuthorizationContext> {
    private static final AuthorizationDecision GRANTED = new AuthorizationDecision(true);

    private final AccessTable table;

    Access(AccessTable table) {
        this.table = table;
    }

    @Override
    public AuthorizationDecision check(Supplier<Authentication> caller, RequestAuthorizationContext context) {
        HttpServletRequest request = context.getRequest();
        // Before looking at who it is, which would cost a visitor a look into the database.
        if (isOpen(request)) {
            return GRANTED;
        }
        Set<String> needed = table.authorities(request.getMethod(), request.getRequestURI());
        if (caller.get() instanceof ProgramAuthentication program && !needed.isEmpty()) {
            return new AuthorizationDecision(
                    needed.contains(program.getPrincipal().ownAuthority())
                            && program.getAuthorities().stream().anyMatch(it -> needed.contains(it.getAuthority())));
        }
        return new AuthorizationDecision(authorities(caller.get())
                .anyMatch(it -> needed.isEmpty() ? mayKnowWhatThereIsNot(it) : needed.contains(it)));
    }

    boolean isOpen(HttpServletRequest request) {
        return table.isOpen(request.getMethod(), request.getRequestURI());
    }

    /** Nothing answers there but that there is no such path or method. Strangers do not even get that. */
    private static boolean mayKnowWhatThereIsNot(String authority) {
        return Stream.of(Role.values()).map(Role::authority).anyMatch(authority::equals);
    }

    /** Of a role not those that it includes: the table is to be read as it stands. */
    private static Stream<String> authorities(Authentication who) {
        if (who == null || !who.isAuthenticated()) {
            return Stream.of();
        }
        return who.getPrincipal() instanceof SignedInAgent agent
                ? Stream.of(agent.ownAuthority())
                : who.getAuthorities().stream().map(GrantedAuthority::getAuthority);
    }
}
