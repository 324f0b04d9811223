package io.serai.console;

/** Body of what wants a code of the second factor. */
record SayCode(String code) {
    SayCode {
        BodyText.check("code", code, 6, 30);
    }

    @Override
    public String toString() {
        return "SayCode[]";
    }
}
