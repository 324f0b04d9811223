package io.serai.account;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.csrf.CsrfException;
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
        String path = request.getRequestURI();
        boolean chat = path.startsWith("/api/v1/conversations") || path.startsWith("/api/v1/attachments");
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, challenge(request, chat));
        problems.resolveException(
                request,
                response,
                null,
                new SeraiException(
                        Kind.UNAUTHENTICATED,
                        chat
                                ? "Send the conversation's visitor token as a bearer token, or sign in as an agent."
                                : "Sign in, or send an agent's e-mail address and password (HTTP Basic)."));
    }

    /** A Basic challenge would make browsers ask for a password in a window of their own. */
    private static String challenge(HttpServletRequest request, boolean chat) {
        if (chat) {
            return "Bearer";
        }
        boolean script = request.getHeader("Sec-Fetch-Mode") != null || SessionContexts.isUsedBy(request);
        return script ? "Session realm=\"Serai\"" : "Basic realm=\"Serai\", charset=\"UTF-8\"";
    }

    @Override
    public void handle(HttpServletRequest request, HttpServletResponse response, AccessDeniedException reason) {
        problems.resolveException(request, response, null, new SeraiException(Kind.FORBIDDEN, why(reason)));
    }

    private static String why(AccessDeniedException reason) {
        if (reason instanceof CsrfException) {
            return "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN.";
        }
        var caller = SecurityContextHolder.getContext().getAuthentication();
        boolean mustChange = caller != null
                && caller.getPrincipal() instanceof SignedInAgent agent
                && agent.credentials().mustChangePassword();
        return mustChange
                ? "Choose a password of your own first: PUT /api/v1/session/password."
                : "This is not for you to do.";
    }
}
