package io.serai.account;

import io.serai.shared.SeraiException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets a program in by the API token in the Authorization header (RFC 6750). */
class ApiTokenFilter extends OncePerRequestFilter {
    private static final String BEARER = "Bearer " + ApiTokens.PREFIX;

    private final ApiTokens tokens;
    private final HandlerExceptionResolver problems;

    ApiTokenFilter(ApiTokens tokens, HandlerExceptionResolver problems) {
        this.tokens = tokens;
        this.problems = problems;
    }

    static boolean isMeant(HttpServletRequest request) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length());
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isMeant(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        try {
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(
                    tokens.authenticate(header.substring("Bearer ".length()).trim()));
            SecurityContextHolder.setContext(context);
        } catch (SeraiException invalid) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer error=\"invalid_token\"");
            problems.resolveException(request, response, null, invalid);
            return;
        } catch (DataAccessException away) {
            problems.resolveException(request, response, null, away);
            return;
        }
        chain.doFilter(request, response);
    }
}
