package io.serai.console;

/**
 * Body of signIn.
 *
 * @param code of the second factor; null without one
 */
record SignIn(String email, String password, String code) {
    SignIn {
        BodyText.check("email", email, 1, 254);
        BodyText.check("password", password, 1, 200);
        if (code != null) {
            BodyText.check("code", code, 6, 30);
        }
    }

    @Override
    public String toString() {
        return "SignIn[email=" + email + "]";
    }
}
