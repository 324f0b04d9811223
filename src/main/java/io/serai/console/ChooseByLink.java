package io.serai.console;

/** Body of resetPassword and acceptInvitation. */
record ChooseByLink(String token, String newPassword) {
    ChooseByLink {
        BodyText.check("token", token, 1, 200);
        BodyText.check("new_password", newPassword, 1, 200);
    }

    @Override
    public String toString() {
        return "ChooseByLink[]";
    }
}
