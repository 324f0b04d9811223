package io.serai.assistant;

import java.util.Map;

/**
 * How far a draft can be trusted, and what therefore happens to it.
 *
 * @param probability that the answer is right, 0 to 1
 * @param threshold from which it would have been sent
 * @param policyVersion of the rules and coefficients
 * @param signals what the probability was made from, each 0 to 1
 * @param reason why; in shadow mode its own decision is what would have been
 */
public record Verdict(
        double probability,
        double threshold,
        String policyVersion,
        Map<String, Double> signals,
        Decision decision,
        Reason reason) {

    public Verdict {
        signals = Map.copyOf(signals);
    }
}
