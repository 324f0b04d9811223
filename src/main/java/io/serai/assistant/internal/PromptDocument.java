package io.serai.assistant.internal;

import java.util.List;

/**
 * The user message, as a document: whatever others wrote reaches a model as values of these fields only.
 *
 * @param language BCP 47, or null when unknown
 * @param history earlier messages, oldest first
 */
public record PromptDocument(String question, String language, List<Line> history, List<Excerpt> passages) {

    public record Line(String author, String text) {}

    /**
     * @param number what a citation names, from 1
     * @param question the question variant by which the passage was found, or null
     * @param similarity of question and passage, 0 to 1; null where it means nothing
     */
    public record Excerpt(int number, String title, String question, String text, Double similarity) {}
}
