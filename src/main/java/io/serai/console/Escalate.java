package io.serai.console;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.serai.handoff.Audience;
import io.serai.handoff.Escalation;
import java.util.List;

/** Body of escalateConversation. */
public record Escalate(
        String reason,
        String notes,
        List<String> tried,
        @JsonProperty("for") String audience) {

    Escalation toEscalation() {
        return new Escalation(
                reason,
                notes,
                tried == null ? List.of() : tried,
                audience == null ? Audience.SENIORS : Audience.of(audience));
    }
}
