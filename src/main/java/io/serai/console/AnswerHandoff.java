package io.serai.console;

/** Body of answerHandoff. */
public record AnswerHandoff(String text, boolean resolve) {}
