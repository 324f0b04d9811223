package io.serai.console;

/** Body of rateAnswer. @param comment or null */
public record RateAnswer(boolean helpful, String comment) {}
