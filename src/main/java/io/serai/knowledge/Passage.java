package io.serai.knowledge;

import java.util.UUID;

/**
 * A piece of an article that may answer a question.
 *
 * @param articleId the article
 * @param slug the article's readable name, unique within its source
 * @param title the article's title
 * @param topic the article's topic, for instance {@code shipping}
 * @param language BCP 47, for instance {@code en} or {@code ko}
 * @param text the passage itself; for a matched question, the article's answer to it
 * @param matchedQuestion the question variant by which it was found, or null when its own text was
 * @param score fused rank score, 0 to 1, comparable within one search only
 * @param similarity cosine similarity of question and passage, -1 to 1; 0 when the dense search did not find it
 * @param lexical BM25 score; 0 when the keyword search did not find it
 * @param url where customers can read the article, or null
 */
public record Passage(
        UUID articleId,
        String slug,
        String title,
        String topic,
        String language,
        String text,
        String matchedQuestion,
        double score,
        double similarity,
        double lexical,
        String url) {

    /** Of an article that has no address. */
    public Passage(
            UUID articleId,
            String slug,
            String title,
            String topic,
            String language,
            String text,
            String matchedQuestion,
            double score,
            double similarity,
            double lexical) {
        this(articleId, slug, title, topic, language, text, matchedQuestion, score, similarity, lexical, null);
    }
}
