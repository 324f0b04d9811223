package io.serai.account;

import io.serai.shared.RateLimit;
import io.serai.shared.RateLimit.Left;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Slows down who guesses passwords: counts failed sign-ins, and refuses further ones before a password is looked at, the
 * right one too. Those who are not guessing never notice.
 */
class SignInThrottle extends OncePerRequestFilter implements AuthenticationEntryPoint {
    private static final Duration PERIOD = Duration.ofMinutes(15);

    private final RateLimit byAccountAndAddress;
    private final RateLimit byAccount;
    private final RateLimit byAddress;
    private final AuthenticationEntryPoint refusals;
    private final HandlerExceptionResolver problems;
    private final BasicAuthenticationConverter credentials = new BasicAuthenticationConverter();

    SignInThrottle(SignInSettings settings, AuthenticationEntryPoint refusals, HandlerExceptionResolver problems) {
        this.byAccountAndAddress = new RateLimit(settings.failuresPerAccount(), PERIOD);
        this.byAccount = new RateLimit(10 * settings.failuresPerAccount(), PERIOD);
        this.byAddress = new RateLimit(settings.failuresPerAddress(), PERIOD);
        this.refusals = refusals;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String account = account(request);
        if (account != null) {
            for (Map.Entry<RateLimit, String> limit : limits(request, account).entrySet()) {
                Left left = limit.getKey().look(limit.getValue());
                if (left.isSpent()) {
                    var refusal = left.refusal("Signing in failed too often. Wait, then try again.");
                    problems.resolveException(request, response, null, refusal);
                    return;
                }
            }
        }
        chain.doFilter(request, response);
    }

    /** Credentials were sent and were wrong. */
    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
            throws IOException, ServletException {
        String account = account(request);
        // That the accounts cannot be read is nobody's wrong password.
        if (account != null && !(failure instanceof AuthenticationServiceException)) {
            limits(request, account).forEach(RateLimit::take);
        }
        refusals.commence(request, response, failure);
    }

    private Map<RateLimit, String> limits(HttpServletRequest request, String account) {
        String address = request.getRemoteAddr();
        return Map.of(byAccountAndAddress, account + " " + address, byAccount, account, byAddress, address);
    }

    private String account(HttpServletRequest request) {
        try {
            var said = credentials.convert(request);
            return said == null ? null : said.getName().toLowerCase(Locale.ROOT);
        } catch (AuthenticationException unreadable) {
            return "";
        }
    }
}
