package io.serai.console;

import io.serai.account.SessionView;
import io.serai.account.Sessions;
import io.serai.account.SignInProviders;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Signing in and out. A route has no hold of the session and its cookie, so Spring does this. */
@RestController
@RequestMapping("/api/v1/session")
class SessionRequests {
    private final Sessions sessions;
    private final SignInProviders providers;

    SessionRequests(Sessions sessions, SignInProviders providers) {
        this.sessions = sessions;
        this.providers = providers;
    }

    @PostMapping
    SessionView signIn(@RequestBody SignIn body, HttpServletRequest request, HttpServletResponse response) {
        return sessions.signIn(body.email(), body.password(), body.code(), request, response);
    }

    @GetMapping("/providers")
    SignInProviders.All listSignInProviders() {
        return providers.all();
    }

    @PostMapping("/code")
    SessionView finishSignIn(@RequestBody SayCode body, HttpServletRequest request, HttpServletResponse response) {
        return sessions.finishSignIn(body.code(), request, response);
    }

    @GetMapping
    SessionView getSession(HttpServletRequest request, HttpServletResponse response) {
        return sessions.current(request, response);
    }

    /** That this is no question about the session is all that makes it last longer. */
    @PostMapping("/activity")
    SessionView keepSession(HttpServletRequest request, HttpServletResponse response) {
        return sessions.current(request, response);
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void signOut(HttpServletRequest request, HttpServletResponse response) {
        sessions.signOut(request, response);
    }

    @PutMapping("/password")
    SessionView changePassword(
            @RequestBody ChangePassword body, HttpServletRequest request, HttpServletResponse response) {
        return sessions.changePassword(body.oldPassword(), body.newPassword(), request, response);
    }
}
