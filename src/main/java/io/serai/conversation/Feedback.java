package io.serai.conversation;

/** What a customer thinks of an answer. @param comment or null */
public record Feedback(boolean helpful, String comment) {}
