package io.serai.channel;

/** How an attempt to send a message ended, by name; the name decides what happens next. */
public enum Outcome {
    SENT(Next.DONE),
    /** The server was never reached, so nothing can have been sent. */
    CONNECTION_FAILED(Next.RETRY),
    RATE_LIMITED(Next.RETRY),
    REJECTED_TEMPORARY(Next.RETRY),
    REJECTED_PERMANENT(Next.GIVE_UP),
    SMTP_REJECTED_TEMPORARY(Next.RETRY),
    SMTP_REJECTED_PERMANENT(Next.GIVE_UP),
    AUTHENTICATION_FAILED(Next.RETRY),
    BLOCKED_BY_USER(Next.GIVE_UP),
    /** It was sent, and the other end reported later that it could not be delivered. */
    BOUNCED(Next.GIVE_UP),
    /** The channel is not configured, or its configuration is refused. */
    CHANNEL_NOT_RUNNING(Next.RETRY),
    /** The message was handed over and no answer came: it may have been sent. */
    TIMEOUT_AFTER_SEND(Next.ASK),
    /** The hub stopped while sending: it may have been sent. */
    INTERRUPTED(Next.ASK),
    /** A person took over before the assistant's words had left. */
    WITHHELD(Next.GIVE_UP),
    /** Nobody knows how far it came. */
    UNEXPECTED_FAILURE(Next.ASK);

    /** What follows an outcome. ASK: the channel's {@code ambiguous-send} policy decides. */
    public enum Next {
        DONE,
        RETRY,
        GIVE_UP,
        ASK
    }

    private final Next next;

    Outcome(Next next) {
        this.next = next;
    }

    public Next next() {
        return next;
    }
}
