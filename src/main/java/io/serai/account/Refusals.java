package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.web.servlet.HandlerExceptionResolver;

/** Tells a caller who is not let in, in the same words and form as every other failure. */
class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
    private final HandlerExceptionResolver problems;

    Refusals(HandlerExceptionResolver problems) {
        this.problems = problems;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException reason) {
        // Nobody is wrong here: the accounts could not be read.
        if (reason instanceof AuthenticationServiceException && reason.getCause() instanceof Exception cause) {
            problems.resolveException(request, response, null, cause);
            return;
        }
        // A Basic challenge would make browsers ask a chat visitor for a password.
        String path = request.getRequestURI();
        boolean chat = path.startsWith("/api/v1/conversations") || path.startsWith("/api/v1/attachments");
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, chat ? "Bearer" : "Basic realm=\"Serai\", charset=\"UTF-8\"");
        problems.resolveException(
                request,
                response,
                null,
                new SeraiException(
                        Kind.UNAUTHENTICATED,
                        chat
                                ? "Send the conversation's visitor token as a bearer token, or sign in as an agent."
                                : "Sign in with an agent's e-mail address and password (HTTP Basic)."));
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason) {
        problems.resolveException(
                request, response, null, new SeraiException(Kind.FORBIDDEN, "This is not for you to do."));
    }
}
