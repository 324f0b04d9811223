package io.serai.assistant.internal;

import io.serai.assistant.Action;
import java.util.List;

/**
 * What a model must return.
 *
 * @param answer empty for a handoff
 * @param citations numbers of passages, as the model gave them
 * @param reason the model's own word for it, or null
 * @param rating how sure the model says it is, 0 to 1, or null
 */
public record StructuredAnswer(String answer, List<Integer> citations, Action action, String reason, Double rating) {}
