package io.serai.account;

import io.serai.shared.SeraiException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Signs a visitor in by the token in the Authorization header (RFC 6750). */
class VisitorTokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer ";

    private final VisitorTokens tokens;
    private final HandlerExceptionResolver problems;

    VisitorTokenFilter(VisitorTokens tokens, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return ApiTokenFilter.isMeant(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            try {
                String token = header.substring(BEARER.length()).trim();
                signIn(tokens.check(token), token);
            } catch (SeraiException invalid) {
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
                problems.resolveException(request, response, null, invalid);
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void signIn(Visitor visitor, String token) {
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new PreAuthenticatedAuthenticationToken(
                visitor, token, List.of(new SimpleGrantedAuthority(AccessTable.VISITOR))));
        SecurityContextHolder.setContext(context);
    }
}
