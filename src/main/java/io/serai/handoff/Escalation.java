package io.serai.handoff;

import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Set;

/**
 * Why somebody hands a conversation over, and what the next one should know.
 *
 * @param reason one of {@link #REASONS}
 * @param notes or null
 * @param tried what was tried before, in order
 */
public record Escalation(String reason, String notes, List<String> tried, Audience audience) {

    public static final Set<String> REASONS =
            Set.of("needs-expertise", "needs-authority", "complaint", "technical-problem", "legal-or-safety", "other");

    public Escalation {
        tried = List.copyOf(tried);
    }

    void check() {
        if (!REASONS.contains(reason)) {
            throw SeraiException.invalid("reason", "There is no such reason.");
        }
    }
}
