package io.serai.console;

import io.serai.account.Caller;
import io.serai.account.Visitor;
import io.serai.shared.ClientAddress;
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
 * Keeps visitors within limits, each by their token and by their IP address, and tells what is left (RateLimit and
 * RateLimit-Policy header fields, draft-ietf-httpapi-ratelimit-headers-10). Agents are not limited. After the security
 * filters, which know the visitor; before anything that reads the request.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 10)
class RateLimitFilter extends OncePerRequestFilter {
    static final String LEFT = "RateLimit";
    static final String POLICY = "RateLimit-Policy";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Pattern START = Pattern.compile("/api/v1/conversations|/api/v1/channels/[^/]+/history");
    private static final Pattern WRITE = Pattern.compile("/api/v1/conversations/[^/]+/[^/]+");
    private static final Pattern FOLLOW = Pattern.compile("/api/v1/conversations/[^/]+/events");
    private static final Pattern READ =
            Pattern.compile("/api/v1/(conversations/[^/]+(/[^/]+)?|attachments/[^/]+|channels/[^/]+/chat)");
    private static final Pattern TRANSCRIPT = Pattern.compile("/api/v1/conversations/[^/]+/transcript");
    private static final Duration DAY = Duration.ofDays(1);
    private static final Pattern SIGNAL = Pattern.compile("/api/v1/conversations/[^/]+/.+");

    private record Limit(String name, int often, Duration period, RateLimit rate) {
        static Limit of(String name, int often) {
            return of(name, often, MINUTE);
        }

        static Limit of(String name, int often, Duration period) {
            return new Limit(name, often, period, new RateLimit(often, period));
        }

        Taken take(String by) {
            return new Taken(this, rate.take(by));
        }
    }

    private record Limits(Limit perVisitor, Limit perAddress) {}

    private record Taken(Limit limit, Left left) {
        boolean isSpent() {
            return left.isSpent();
        }

        /** When another one may be sent if none may now, else when all may again. */
        long seconds() {
            long taken = limit.often() - left.remaining();
            return isSpent()
                    ? left.secondsToWait()
                    : (taken * limit.period().toSeconds() + limit.often() - 1) / limit.often();
        }
    }

    private final Limits starts;
    private final Limits messages;
    private final Limits streams;
    private final Limits signals;
    private final Limits reads;
    private final Limits transcripts;
    private final HandlerExceptionResolver problems;

    RateLimitFilter(LimitSettings settings, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.starts = new Limits(null, Limit.of("starts-per-address", settings.startsPerAddress()));
        this.messages = new Limits(
                Limit.of("messages-per-visitor", settings.messagesPerVisitor()),
                Limit.of("messages-per-address", settings.messagesPerAddress()));
        this.streams = new Limits(
                Limit.of("streams-per-visitor", settings.streamsPerVisitor()),
                Limit.of("streams-per-address", settings.streamsPerAddress()));
        this.signals = new Limits(
                Limit.of("signals-per-visitor", settings.signalsPerVisitor()),
                Limit.of("signals-per-address", settings.signalsPerAddress()));
        this.reads = new Limits(
                Limit.of("reads-per-visitor", settings.readsPerVisitor()),
                Limit.of("reads-per-address", settings.readsPerAddress()));
        this.transcripts = new Limits(null, Limit.of("transcripts-per-address", settings.transcriptsPerAddress(), DAY));
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Optional<Taken> taken = limitsOf(request).map(limits -> take(limits, request));
        taken.ifPresent(it -> tell(it, response));
        if (taken.isPresent() && taken.get().isSpent()) {
            problems.resolveException(
                    request, response, null, taken.get().left().refusal("That was too often. Wait, then try again."));
            return;
        }
        chain.doFilter(request, response);
    }

    private Optional<Limits> limitsOf(HttpServletRequest request) {
        String path = request.getRequestURI();
        if (Caller.current().agentId().isPresent()) {
            return Optional.empty();
        }
        return switch (request.getMethod()) {
            case "POST" -> limitsOfPost(path);
            case "GET", "HEAD" ->
                FOLLOW.matcher(path).matches()
                        ? Optional.of(streams)
                        : Optional.of(reads).filter(it -> READ.matcher(path).matches());
            case "PUT" -> Optional.of(signals).filter(it -> SIGNAL.matcher(path).matches());
            default -> Optional.empty();
        };
    }

    private Optional<Limits> limitsOfPost(String path) {
        if (START.matcher(path).matches()) {
            return Optional.of(starts);
        }
        if (TRANSCRIPT.matcher(path).matches()) {
            return Optional.of(transcripts);
        }
        return Optional.of(messages).filter(it -> WRITE.matcher(path).matches());
    }

    /** The tighter of the two limits. */
    private static Taken take(Limits limits, HttpServletRequest request) {
        Optional<Taken> visitor = Caller.current()
                .visitor()
                .filter(it -> limits.perVisitor() != null)
                .map(Visitor::conversationId)
                .map(UUID::toString)
                .map(it -> limits.perVisitor().take(it));
        // What the visitor may not do any more must not be counted for everybody else at that address.
        if (visitor.filter(Taken::isSpent).isPresent()) {
            return visitor.get();
        }
        Taken address = limits.perAddress().take(ClientAddress.counted(request.getRemoteAddr()));
        return Stream.concat(visitor.stream(), Stream.of(address))
                .max(Comparator.<Taken>comparingLong(it -> it.left().secondsToWait())
                        .thenComparing(
                                Comparator.<Taken>comparingLong(it -> it.left().remaining())
                                        .reversed()))
                .orElseThrow();
    }

    private static void tell(Taken taken, HttpServletResponse response) {
        Limit limit = taken.limit();
        response.setHeader(
                POLICY,
                "\"%s\";q=%d;w=%d"
                        .formatted(limit.name(), limit.often(), limit.period().toSeconds()));
        response.setHeader(
                LEFT, "\"%s\";r=%d;t=%d".formatted(limit.name(), taken.left().remaining(), taken.seconds()));
    }
}
