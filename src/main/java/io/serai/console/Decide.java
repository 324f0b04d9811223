package io.serai.console;

import io.serai.approval.Decision;
import java.util.Locale;

/** Body of decideApproval. */
public record Decide(String action, String text, String reasonCategory, String reason) {
    Decision toDecision() {
        return new Decision(Decision.Action.valueOf(action.toUpperCase(Locale.ROOT)), text, reasonCategory, reason);
    }
}
