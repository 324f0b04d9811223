package io.serai.assistant;

/**
 * What a model is asked.
 *
 * @param version of the instructions; drafts keep it
 * @param system the fixed instructions; nothing that a customer or an article wrote
 * @param user one JSON document with the question, the history and the passages
 */
public record Prompt(String version, String system, String user) {}
