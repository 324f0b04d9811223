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
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Lets only requests of a sane size and form reach the routes, and tells these who is calling. */
@Component
class ApiRequestFilter extends OncePerRequestFilter {
    private static final int LARGEST_BODY = 256 * 1024;

    private final HandlerExceptionResolver problems;

    ApiRequestFilter(@Qualifier("handlerExceptionResolver") HandlerExceptionResolver problems) {
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
            byte[] body = body(request);
            checkMediaType(request.getContentType(), body);
            checkEncoding(body);
            passed = new ApiRequest(request, body, Caller.current());
        } catch (SeraiException refused) {
            problems.resolveException(request, response, null, refused);
            return;
        }
        chain.doFilter(passed, response);
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
