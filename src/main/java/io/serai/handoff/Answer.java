package io.serai.handoff;

import io.serai.shared.SeraiException;

/**
 * What an agent writes to the customer.
 *
 * @param revision of the handoff as the agent saw it, see {@link HandoffView#revision()}
 * @param resolve whether the conversation is finished with that
 */
public record Answer(String text, int revision, boolean resolve) {

    void check() {
        if (text == null || text.isBlank()) {
            throw SeraiException.invalid("text", "An answer needs its text.");
        }
    }
}
