package io.serai.knowledge;

/**
 * What is searched for.
 *
 * @param text the customer's words, any length
 * @param language BCP 47, or null when unknown
 * @param limit how many passages at most, at most one per article first
 */
public record Question(String text, String language, int limit) {}
