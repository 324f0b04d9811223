package io.serai.account;

import java.security.SecureRandom;
import java.util.Locale;

/** 80 random bits, to be written down for the day when the authenticator app is lost. */
record RecoveryCode(String text) {
    private static final SecureRandom RANDOM = new SecureRandom();
    /** Without letters that look like another or like a digit. */
    private static final String ALPHABET = "ABCDEFGHJKMNPQRSTVWXYZ0123456789";

    private static final int LENGTH = 16;
    private static final int GROUP = 4;

    static RecoveryCode random() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(i > 0 && i % GROUP == 0 ? "-" : "").append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return new RecoveryCode(code.toString());
    }

    /** The same however it is written. */
    byte[] hash() {
        return new OpaqueToken(text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT)).hash();
    }

    @Override
    public String toString() {
        return "RecoveryCode[]";
    }
}
