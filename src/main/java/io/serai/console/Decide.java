package io.serai.console;

import io.serai.approval.DecisionRequest;
import io.serai.approval.DecisionRequest.Action;
import io.serai.shared.SeraiException;
import java.util.Locale;

/** Body of decideApproval. */
public record Decide(String action, String text, String reasonCategory, String reason) {
    DecisionRequest toRequest() {
        Action chosen = Action.valueOf(action.toUpperCase(Locale.ROOT));
        if (chosen == Action.EDIT && text == null) {
            throw SeraiException.invalid("text", "An edit needs the text to send.");
        }
        if (chosen == Action.REJECT && reason == null && reasonCategory == null) {
            throw SeraiException.invalid("reason", "A rejection needs a reason or a reason_category.");
        }
        return new DecisionRequest(chosen, text, reasonCategory, reason);
    }
}
