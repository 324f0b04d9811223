package io.serai.assistant;

import java.util.List;

/**
 * How much of an answer its sources support.
 *
 * @param sentences how many sentences say something that can be checked
 * @param unsupported those that the sources do not bear out
 */
public record Grounding(int sentences, List<Unsupported> unsupported) {

    public Grounding {
        unsupported = List.copyOf(unsupported);
    }

    public enum Problem {
        /** Too few of its words occur in the sources. */
        WORDS,
        /** A number that no source contains. */
        NUMBER,
        /** A web or mail address that no source contains. */
        LINK
    }

    public record Unsupported(String sentence, Problem problem) {}

    /** The share of supported sentences, 0 to 1; 0 when there is nothing to check. */
    public double share() {
        return sentences == 0 ? 0 : 1 - (double) unsupported.size() / sentences;
    }
}
