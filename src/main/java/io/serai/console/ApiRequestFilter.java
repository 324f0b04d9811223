package io.serai.console;

import io.serai.account.ApiOperations;
import io.serai.account.Caller;
import io.serai.channel.Channels;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets only requests of a sane size and form reach the routes, and tells these who is calling. */
@Component
class ApiRequestFilter extends OncePerRequestFilter {
    private static final int LARGEST_BODY = 256 * 1024;

    private static final Pattern UPLOAD = Pattern.compile("/api/v1/conversations/[^/]+/attachments");

    private final ApiOperations operations;
    private final Channels channels;
    private final HandlerExceptionResolver problems;

    ApiRequestFilter(
            ApiOperations operations,
            Channels channels,
            @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.operations = operations;
        this.channels = channels;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest passed;
        try {
            checkPath(request);
            checkOrigin(request);
            passed = UPLOAD.matcher(request.getRequestURI()).matches() ? upload(request) : whole(request);
        } catch (SeraiException | HttpRequestMethodNotSupportedException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(passed, response);
    }

    private void checkPath(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        Set<String> methods = operations
                .methods(request.getRequestURI())
                .orElseThrow(() -> new SeraiException(Kind.NOT_FOUND, "There is no such path."));
        if (!methods.contains(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
        }
    }

    /** The first message names its channel itself. */
    private void checkOrigin(HttpServletRequest request) {
        var origin = ChatOrigins.foreign(request);
        var channel = Caller.current().visitor().flatMap(it -> channels.find(it.channelId()));
        if (origin.isPresent()
                && channel.isPresent()
                && !channel.get().chat().origins().contains(origin.get())) {
            throw new SeraiException(Kind.FORBIDDEN, ChatOrigins.REFUSED);
        }
    }

    /** Its body stays unread: a form's would be taken for parameters. */
    private HttpServletRequest upload(HttpServletRequest request) {
        String type = request.getContentType();
        if (type == null || !type.equalsIgnoreCase(MediaType.APPLICATION_OCTET_STREAM_VALUE)) {
            throw new SeraiException(Kind.UNSUPPORTED, "Send the file as application/octet-stream.");
        }
        checkQuery(request);
        return request;
    }

    private HttpServletRequest whole(HttpServletRequest request) throws IOException {
        byte[] body = body(request);
        checkMediaType(request.getContentType(), body);
        checkEncoding(body);
        checkQuery(request);
        return new ApiRequest(request, body, Caller.current());
    }

    private void checkQuery(HttpServletRequest request) {
        String query = request.getQueryString();
        // A parameter without a name would be dropped in silence.
        if (query != null && (query.startsWith("=") || query.contains("&="))) {
            throw new SeraiException(Kind.MALFORMED, "The query has a value without a name.");
        }
        // The firewall looks at names only when they are asked for, and may refuse them: better here than in a route.
        Set<String> known = operations.queryParameters(request.getMethod(), request.getRequestURI());
        for (String name : Collections.list(request.getParameterNames())) {
            if (!known.contains(name)) {
                throw SeraiException.invalid(name, "There is no parameter %s.".formatted(name));
            }
        }
    }

    private static byte[] body(HttpServletRequest request) throws IOException {
        byte[] body = request.getContentLengthLong() > LARGEST_BODY
                ? new byte[LARGEST_BODY + 1]
                : request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (body.length > LARGEST_BODY) {
            throw new SeraiException(Kind.TOO_LARGE, "The body is larger than 256 kB.");
        }
        return body;
    }

    private static void checkMediaType(String contentType, byte[] body) {
        if (contentType == null && body.length == 0) {
            return;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType == null ? "" : contentType);
            boolean utf8 = type.getCharset() == null || type.getCharset().equals(StandardCharsets.UTF_8);
            if (type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON) && utf8) {
                return;
            }
        } catch (IllegalArgumentException unknown) {
            // Refused below.
        }
        throw new SeraiException(Kind.UNSUPPORTED, "The body must be application/json in UTF-8.");
    }

    private static void checkEncoding(byte[] body) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
        } catch (CharacterCodingException e) {
            throw new SeraiException(Kind.MALFORMED, "The body is not UTF-8.");
        }
    }
}
