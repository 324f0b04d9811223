package io.serai.assistant;

import java.util.HashMap;
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

    /**
     * What becomes of an answer that the customer has begun to read: it is said as far as they read, so that nobody can
     * approve it; where it may not end there, a person goes on.
     *
     * @param foreseen the probability for which it was shown; kept among the signals
     * @param whole whether they have read all of it, and nothing else
     * @param broken whether the model failed before its end, or said something else after an interruption
     */
    public Verdict afterShowing(double foreseen, boolean whole, boolean broken) {
        Map<String, Double> known = new HashMap<>(signals);
        known.put("foreseen", foreseen);
        boolean ends = decision == Decision.AUTO && whole;
        return new Verdict(
                probability,
                threshold,
                policyVersion,
                known,
                ends ? Decision.AUTO : Decision.HANDOFF,
                broken || decision == Decision.AUTO && !whole ? Reason.INTERRUPTED : reason);
    }
}
