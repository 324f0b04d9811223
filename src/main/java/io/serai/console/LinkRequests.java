package io.serai.console;

import io.serai.account.Invitations;
import io.serai.account.PasswordResets;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Passwords chosen by a link in a mail. No route sees a password or such a link. */
@RestController
@RequestMapping("/api/v1")
class LinkRequests {
    private final PasswordResets resets;
    private final Invitations invitations;

    LinkRequests(PasswordResets resets, Invitations invitations) {
        this.resets = resets;
        this.invitations = invitations;
    }

    @PostMapping("/password-resets")
    @ResponseStatus(HttpStatus.ACCEPTED)
    void requestPasswordReset(@RequestBody RequestPasswordReset body, HttpServletRequest request) {
        resets.request(body.email(), request.getRemoteAddr());
    }

    @PutMapping("/password-resets")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void resetPassword(@RequestBody ChooseByLink body) {
        resets.reset(body.token(), body.newPassword());
    }

    @PutMapping("/invitations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void acceptInvitation(@RequestBody ChooseByLink body) {
        invitations.accept(body.token(), body.newPassword());
    }
}
