package io.serai.approval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/**
 * Everything that a person needs to decide a draft.
 *
 * @param threshold from which the draft would have been sent without a person
 * @param signals what the probability was made from, by name
 * @param sources the passages that the model was given; an answer's citations are their numbers
 * @param reason why the draft waits for a person
 * @param finalText what was sent, once decided
 */
public record ApprovalDetail(
        @JsonUnwrapped ApprovalSummary summary,
        double threshold,
        JsonNode signals,
        List<Source> sources,
        String model,
        String promptVersion,
        String policyVersion,
        String topic,
        String language,
        String reason,
        String finalText,
        Instant decidedAt) {

    public record Source(int number, String title, String slug, String text, double score) {}
}
