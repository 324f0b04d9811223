package io.serai.conversation;

/** A source of an answer. @param number as in the text; @param slug the article's readable name */
public record Citation(int number, String title, String slug) {}
