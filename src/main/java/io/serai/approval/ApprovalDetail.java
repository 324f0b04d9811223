package io.serai.approval;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Everything that a person needs to decide a draft.
 *
 * @param threshold from which the draft would have been sent without a person
 * @param signals what the probability was made from, by name
 * @param sources the passages that the model was given; an answer's citations are their numbers
 * @param proposedText what is to be approved where the first of two people changed the draft, else null
 * @param finalText what was sent, or is to be at {@code sendsAt}, once decided
 * @param editDistance the share of words that it changed in the draft
 * @param sendsAt until when the decision can be taken back; null unless it can
 * @param superseded why it is not wanted any more; null unless that is so, and known
 */
public record ApprovalDetail(
        @JsonUnwrapped ApprovalSummary summary,
        double threshold,
        JsonNode signals,
        List<Source> sources,
        String model,
        String promptVersion,
        String policyVersion,
        String proposedText,
        String finalText,
        Double editDistance,
        UUID decidedById,
        String decidedByName,
        Instant decidedAt,
        String decisionReason,
        String decisionReasonCategory,
        Instant sendsAt,
        Superseded superseded) {

    /** @param cause an ApprovalSuperseded.Cause by its label @param byId the person whose doing it was, or null */
    public record Superseded(String cause, UUID byId, String byName) {}

    public record Source(int number, String title, String slug, String text, double score) {}
}
