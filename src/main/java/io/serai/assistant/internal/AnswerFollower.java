package io.serai.assistant.internal;

/** Reads an answer while a model writes it. */
public interface AnswerFollower {

    /** A model begins, or begins again: what was written before and not shown counts no more. */
    void begin();

    /**
     * @param answer all of it that is written, without white space at its beginning
     * @param complete whether that is its end
     * @return false when nobody wants the rest
     */
    boolean follow(String answer, boolean complete);

    /** Whether a customer has read a part of it, so that no model may begin again. */
    boolean hasShown();

    /** What was written until now. */
    String answer();
}
