package io.serai.channel;

/** A failed attempt to send whose outcome the sink already knows. Its message holds no secrets. */
public class SendFailed extends RuntimeException {

    private final Outcome outcome;

    public SendFailed(Outcome outcome, String message) {
        super(message);
        this.outcome = outcome;
    }

    public Outcome outcome() {
        return outcome;
    }
}
