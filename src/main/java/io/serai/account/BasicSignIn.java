package io.serai.account;

import io.serai.shared.SeraiException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Passwords that come with a request (HTTP Basic, RFC 7617) are throttled like those that begin a session. */
class BasicSignIn extends OncePerRequestFilter implements AuthenticationEntryPoint {
    private final SignInThrottle throttle;
    private final AuthenticationEntryPoint refusals;
    private final HandlerExceptionResolver problems;
    private final BasicAuthenticationConverter credentials = new BasicAuthenticationConverter();

    BasicSignIn(SignInThrottle throttle, AuthenticationEntryPoint refusals, HandlerExceptionResolver problems) {
        this.throttle = throttle;
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String email = email(request);
        try {
            if (email != null) {
                throttle.check(email, request.getRemoteAddr());
            }
        } catch (SeraiException tooOften) {
            problems.resolveException(request, response, null, tooOften);
            return;
        }
        chain.doFilter(request, response);
    }

    /** Credentials were sent and were wrong. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String email = email(request);
        // That the accounts cannot be read is nobody's wrong password.
        if (email != null && !(failure instanceof AuthenticationServiceException)) {
            throttle.failed(email, request.getRemoteAddr());
        }
        refusals.commence(request, response, failure);
    }

    private String email(HttpServletRequest request) {
        try {
            var said = credentials.convert(request);
            return said == null ? null : said.getName();
        } catch (AuthenticationException unreadable) {
            return "";
        }
    }
}
