package io.serai.conversation;

import java.util.List;

/**
 * A piece of an answer that is shown before the rest is written.
 *
 * @param text with the white space before it, so that the texts of an answer, joined, are the answer
 * @param sources what bears it out; none for words that claim nothing
 */
public record Sentence(String text, List<Citation> sources) {

    public Sentence {
        sources = List.copyOf(sources);
    }

    /** What was read, by whoever read all of them. */
    public static String joined(List<Sentence> sentences) {
        StringBuilder text = new StringBuilder();
        sentences.forEach(sentence -> text.append(sentence.text()));
        return text.toString();
    }
}
