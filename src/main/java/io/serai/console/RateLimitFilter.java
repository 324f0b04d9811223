package io.serai.console;

import io.serai.account.Caller;
import io.serai.account.Visitor;
import io.serai.shared.RateLimit;
import io.serai.shared.RateLimit.Left;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/**
 * Keeps visitors within limits, each by their token and by their IP address, and tells what is left (RateLimit header
 * fields, draft-ietf-httpapi-ratelimit-headers-07). Agents are not limited. After the security filters, which know the
 * visitor; before anything that reads the request.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class RateLimitFilter extends OncePerRequestFilter {
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pattern START = Pattern.compile("/api/v1/conversations");
    private static final Pattern WRITE = Pattern.compile("/api/v1/conversations/[^/]+/[^/]+");
    private static final Pattern FOLLOW = Pattern.compile("/api/v1/conversations/[^/]+/events");

    private record Limits(RateLimit perVisitor, RateLimit perAddress) {}

    private final Limits starts;
    private final Limits messages;
    private final Limits streams;
    private final HandlerExceptionResolver problems;

    RateLimitFilter(LimitSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.starts = new Limits(null, new RateLimit(settings.startsPerAddress(), MINUTE));
        this.messages = new Limits(
                new RateLimit(settings.messagesPerVisitor(), MINUTE),
                new RateLimit(settings.messagesPerAddress(), MINUTE));
        this.streams = new Limits(
                new RateLimit(settings.streamsPerVisitor(), MINUTE),
                new RateLimit(settings.streamsPerAddress(), MINUTE));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Left> left = limitsOf(request).map(limits -> take(limits, request));
        left.ifPresent(it -> tell(it, response));
        if (left.isPresent() && left.get().isSpent()) {
            problems.resolveException(
                    request, response, null, left.get().refusal("That was too often. Wait, then try again."));
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Limits> limitsOf(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (!path.startsWith("/api/v1/conversations")
                || Caller.current().agentId().isPresent()) {
            return Optional.empty();
        }
        return switch (request.getMethod()) {
            case "POST" ->
                START.matcher(path).matches()
                        ? Optional.of(starts)
                        : Optional.of(messages).filter(it -> WRITE.matcher(path).matches());
            case "GET" -> Optional.of(streams).filter(it -> FOLLOW.matcher(path).matches());
            default -> Optional.empty();
        };
    }

    /** The tighter of the two limits. */
    private static Left take(Limits limits, HttpServletRequest request) {
        Optional<Left> visitor = Caller.current()
                .visitor()
                .filter(it -> limits.perVisitor() != null)
                .map(Visitor::conversationId)
                .map(UUID::toString)
                .map(it -> limits.perVisitor().take(it));
        // What the visitor may not do any more must not be counted for everybody else at that address.
        if (visitor.filter(Left::isSpent).isPresent()) {
            return visitor.get();
        }
        Left address = limits.perAddress().take(request.getRemoteAddr());
        return Stream.concat(visitor.stream(), Stream.of(address))
                .max(Comparator.comparing(Left::secondsToWait)
                        .thenComparing(Comparator.comparing(Left::remaining).reversed()))
                .orElseThrow();
    }

    private static void tell(Left left, HttpServletResponse response) {
        response.setHeader("RateLimit-Limit", Integer.toString(left.limit()));
        response.setHeader("RateLimit-Remaining", Long.toString(left.remaining()));
        response.setHeader("RateLimit-Reset", Long.toString(left.secondsToWait()));
    }
}
