package io.serai.console;

/** Body of changePassword. */
record ChangePassword(String oldPassword, String newPassword) {
    ChangePassword {
        BodyText.check("old_password", oldPassword, 1, 200);
        BodyText.check("new_password", newPassword, 1, 200);
    }

    @Override
    public String toString() {
        return "ChangePassword[]";
    }
}
