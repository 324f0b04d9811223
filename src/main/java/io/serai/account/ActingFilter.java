package io.serai.account;

import io.serai.shared.Acting;
import io.serai.shared.Acting.Person;
import io.serai.shared.Acting.Program;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * From here on a request is its caller's work: the database shows it nothing but what the caller may see. Finding out who
 * the caller is comes before, and is the hub's.
 */
@Component
@Order(SecurityProperties.DEFAULT_FILTER_ORDER + 1)
class ActingFilter extends OncePerRequestFilter {
    private static final String SESSION = "/api/v1/session";

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            Acting.as(person(Caller.current()), program(), () -> {
                chain.doFilter(request, response);
                return null;
            });
        } catch (ServletException | IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new ServletException(e);
        }
    }

    /** Whoever signs in, or asks whether they are, is not anybody yet; passwords and sessions are the hub's to read. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.equals(SESSION) || path.startsWith(SESSION + "/");
    }

    private static Person person(Caller caller) {
        return caller.agentId()
                .map(id -> Person.withAccount(id, role()))
                .or(() -> caller.visitor().map(visitor -> Person.customerIn(visitor.conversationId())))
                .orElse(Person.NOBODY);
    }

    /** Null for an account that may do nothing yet. A program's is that of its owner; its scopes were looked at before. */
    private static String role() {
        Credentials owner = SignedInAgent.current().credentials();
        return owner.mustChangePassword() ? null : owner.account().role().name();
    }

    private static Program program() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof ProgramAuthentication caller
                ? caller.program()
                : null;
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }
}
