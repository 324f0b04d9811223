package io.serai.account;

/**
 * What decides whether and as whom somebody gets in.
 *
 * @param sessionGeneration sessions that began in an earlier one are over
 * @param secondFactor whether a password alone is not enough
 */
record Credentials(
        Account account,
        String passwordHash,
        boolean mustChangePassword,
        int sessionGeneration,
        boolean secondFactor) {}
