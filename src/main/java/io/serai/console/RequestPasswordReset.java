package io.serai.console;

/** Body of requestPasswordReset. */
record RequestPasswordReset(String email) {
    RequestPasswordReset {
        BodyText.check("email", email, 1, 254);
    }
}
