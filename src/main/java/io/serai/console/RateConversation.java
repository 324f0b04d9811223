package io.serai.console;

/** Body of rateConversation. @param comment or null */
public record RateConversation(int score, String comment) {}
