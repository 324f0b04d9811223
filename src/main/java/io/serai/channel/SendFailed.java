package io.serai.channel;

import java.time.Duration;
import java.util.Optional;

/** A failed attempt to send whose outcome the sink already knows. Its message holds no secrets. */
public class SendFailed extends RuntimeException {

    private final Outcome outcome;
    private final Duration retryAfter;

    public SendFailed(Outcome outcome, String message) {
        this(outcome, message, null);
    }

    /** @param retryAfter how long the other end asks to be left alone; null when it does not say */
    public SendFailed(Outcome outcome, String message, Duration retryAfter) {
        super(message);
        this.outcome = outcome;
        this.retryAfter = retryAfter;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    public Outcome outcome() {
        return outcome;
    }
}
