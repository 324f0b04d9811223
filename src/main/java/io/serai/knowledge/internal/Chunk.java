package io.serai.knowledge.internal;

/** The piece of an article that is found. A PASSAGE answers; a QUESTION leads to its article. */
public record Chunk(Kind kind, String text) {

    public enum Kind {
        PASSAGE,
        QUESTION
    }
}
