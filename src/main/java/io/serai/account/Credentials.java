package io.serai.account;

/**
 * What decides whether and as whom somebody gets in.
 *
 * @param sessionGeneration sessions that began in an earlier one are over
 */
record Credentials(Account account, String passwordHash, boolean mustChangePassword, int sessionGeneration) {}
