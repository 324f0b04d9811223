package io.serai.console;

import io.serai.account.Caller;
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
import java.util.Set;
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

    private final ApiPaths paths;
    private final HandlerExceptionResolver problems;

    ApiRequestFilter(ApiPaths paths, @Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
        this.paths = paths;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith("/api/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ApiRequest passed;
        try {
            checkPath(request);
            checkQuery(request.getQueryString());
            byte[] body = body(request);
            checkMediaType(request.getContentType(), body);
            checkEncoding(body);
            passed = new ApiRequest(request, body, Caller.current());
        } catch (SeraiException | HttpRequestMethodNotSupportedException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(passed, response);
    }

    private void checkPath(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        Set<String> methods = paths.methods(request.getRequestURI())
                .orElseThrow(() -> new SeraiException(Kind.NOT_FOUND, "There is no such path."));
        if (!methods.contains(request.getMethod())) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), methods);
        }
    }

    /** A parameter without a name would be dropped in silence. */
    private static void checkQuery(String query) {
        if (query != null && (query.startsWith("=") || query.contains("&="))) {
            throw new SeraiException(Kind.MALFORMED, "The query has a value without a name.");
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
