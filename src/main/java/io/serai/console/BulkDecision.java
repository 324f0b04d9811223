package io.serai.console;

import io.serai.approval.Decision;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Body of decideApprovals. */
public record BulkDecision(List<UUID> ids, String action, String reasonCategory, String reason) {

    boolean releases() {
        return action.equals("release");
    }

    Decision toDecision() {
        return new Decision(Decision.Action.valueOf(action.toUpperCase(Locale.ROOT)), null, reasonCategory, reason);
    }
}
