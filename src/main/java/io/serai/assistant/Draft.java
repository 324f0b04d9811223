package io.serai.assistant;

import io.serai.knowledge.Passage;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the assistant wrote for one revision of a turn.
 *
 * @param answer empty when the model wants a person to answer
 * @param citations the articles that the answer rests on
 * @param passages what the model was shown, in the prompt's order, with their scores
 * @param model the name of the model that answered
 * @param inputTokens or null where the model does not say
 * @param outputTokens or null where the model does not say
 * @param calls every call to a model, in order
 * @param action what the model wants to happen
 * @param modelReason the model's own word for it, or null
 * @param rating how sure the model says it is, 0 to 1, or null
 * @param topic of the first cited article, else of the best passage, or null
 * @param language of the question, BCP 47, or null when unknown
 * @param grounding how much of the answer the cited passages support
 */
public record Draft(
        UUID id,
        UUID conversationId,
        UUID turnId,
        int revision,
        String channelId,
        String question,
        String answer,
        List<Citation> citations,
        List<Passage> passages,
        String promptVersion,
        String model,
        Integer inputTokens,
        Integer outputTokens,
        List<ModelCall> calls,
        Action action,
        String modelReason,
        Double rating,
        String topic,
        String language,
        Grounding grounding) {

    public Draft {
        citations = List.copyOf(citations);
        passages = List.copyOf(passages);
        calls = List.copyOf(calls);
    }

    /** Of every article that the answer rests on. */
    public Set<String> topics() {
        Set<String> topics = citations.stream()
                .map(citation -> passages.get(citation.number() - 1).topic())
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (topic != null) {
            topics.add(topic);
        }
        return topics;
    }

    /** Whether a model before the one that answered had failed. */
    public boolean fallbackUsed() {
        return !calls.isEmpty() && !calls.get(0).model().equals(model);
    }
}
