package io.serai.console;

/** Body of signIn. */
record SignIn(String email, String password) {
    SignIn {
        BodyText.check("email", email, 1, 254);
        BodyText.check("password", password, 1, 200);
    }

    @Override
    public String toString() {
        return "SignIn[email=" + email + "]";
    }
}
