package io.serai.console;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Channels;
import io.serai.shared.Kind;
import io.serai.shared.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.filter.CorsFilter;

/**
 * Which other sites may use the chat from their pages (CORS, Fetch standard, section 3.2). Before the security filters,
 * because a preflight carries no token and a refusal must be readable to who may ask. A preflight does not say which
 * channel is meant: that is checked again when it is known.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
class ChatOrigins extends CorsFilter {
    private static final Pattern OF_A_CHANNEL = Pattern.compile("/api/v1/channels/[^/]+/(chat|history)");
    private static final Duration REMEMBERED = Duration.ofHours(1);

    ChatOrigins(Channels channels, ObjectMapper json) {
        super(request -> isChat(request) ? rules(request, channels) : null);
        setCorsProcessor(new DefaultCorsProcessor() {
            @Override
            protected void rejectRequest(ServerHttpResponse response) throws IOException {
                response.setStatusCode(HttpStatus.FORBIDDEN);
                response.getHeaders().set(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE);
                response.getBody().write(json.writeValueAsBytes(Problem.of(Kind.FORBIDDEN, REFUSED, Map.of())));
                response.flush();
            }
        });
    }

    static final String REFUSED = "This chat may not be used from that site.";

    private static boolean isChat(HttpServletRequest request) {
        String path = request.getRequestURI();
        return path.startsWith("/api/v1/conversations")
                || path.startsWith("/api/v1/attachments")
                || OF_A_CHANNEL.matcher(path).matches();
    }

    private static CorsConfiguration rules(HttpServletRequest request, Channels channels) {
        CorsConfiguration rules = new CorsConfiguration();
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        boolean allowed = origin != null && (isOwn(request, origin) || channels.isChatOrigin(origin));
        rules.setAllowedOrigins(allowed ? List.of(origin) : List.of());
        rules.setAllowedMethods(List.of("GET", "POST", "PUT"));
        rules.setAllowedHeaders(List.of("Authorization", "Content-Type", "Idempotency-Key", "Last-Event-ID"));
        rules.setExposedHeaders(
                List.of("Retry-After", RateLimitFilter.LEFT, RateLimitFilter.POLICY, "Content-Disposition"));
        rules.setMaxAge(REMEMBERED);
        return rules;
    }

    /** The site that a request comes from, when it is not the hub itself. */
    static Optional<String> foreign(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN)).filter(it -> !isOwn(request, it));
    }

    /** By host and port only: the hub may not know that a proxy speaks TLS for it. */
    private static boolean isOwn(HttpServletRequest request, String origin) {
        String host = request.getHeader(HttpHeaders.HOST);
        return host != null && origin.substring(origin.indexOf("://") + 3).equalsIgnoreCase(host);
    }
}
