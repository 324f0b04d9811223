package io.serai.console;

/** Body of answerHandoff. */
public record AnswerHandoff(String text, int revision, boolean resolve) {}
