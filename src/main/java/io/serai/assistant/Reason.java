package io.serai.assistant;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Every ground on which a draft is decided. Each leads to one decision, which a channel in shadow mode only records. */
public enum Reason {
    CUSTOMER_ASKED(Decision.HANDOFF, "The customer asked for a person."),
    SEARCH_FAILED(Decision.HANDOFF, "The knowledge base could not be searched."),
    NO_PASSAGE(Decision.HANDOFF, "No article speaks of this."),
    MODEL_HANDED_OFF(Decision.HANDOFF, "The model left the answer to a person."),
    INTERRUPTED(Decision.HANDOFF, "The answer broke off after its beginning was shown."),
    NEVER_AUTOMATIC_TOPIC(Decision.APPROVAL, "This topic always goes to a person."),
    RISK_WORDS(Decision.APPROVAL, "The question touches harm, law, fraud or the press."),
    UNSUPPORTED(Decision.APPROVAL, "The sources do not support all of the answer."),
    SEARCH_INCOMPLETE(Decision.APPROVAL, "Only a part of the search worked."),
    BELOW_THRESHOLD(Decision.APPROVAL, "The answer is not certain enough."),
    CONFIDENT(Decision.AUTO, "The answer is certain enough.");

    private final Decision decision;
    private final String text;

    Reason(Decision decision, String text) {
        this.decision = decision;
        this.text = text;
    }

    /** What it leads to where the channel sends answers. */
    public Decision decision() {
        return decision;
    }

    /** In words, for a person. */
    public String text() {
        return text;
    }

    /** The name in the database and over the wire. */
    @JsonValue
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
