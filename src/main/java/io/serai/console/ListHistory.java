package io.serai.console;

/** Body of listHistory. */
public record ListHistory(SignedIdentity identity) {}
