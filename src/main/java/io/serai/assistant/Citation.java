package io.serai.assistant;

import java.util.UUID;

/** An article that an answer rests on. @param number the passage's number in the prompt, from 1 */
public record Citation(int number, UUID articleId, String slug, String title) {}
