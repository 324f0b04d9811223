package io.serai.conformance;

/** What is promised of every channel. */
public enum Check {
    REDELIVERY("A message that is delivered twice is stored once."),
    CONCURRENCY("Messages that come at the same time are all stored, each once and in its own sender's conversation."),
    ORDER("Replies of one conversation go out in the order in which they were written."),
    ATTACHMENTS("An attachment arrives byte for byte."),
    UNICODE("Texts in every script arrive and go out unchanged."),
    OVERSIZE("A message that is too large is stored whole or refused, and holds up nothing."),
    MALFORMED("What cannot be understood is kept or refused, and holds up nothing."),
    RETRY("A reply that is turned away for now is sent again until it is taken, once."),
    AMBIGUOUS_SEND("A reply that may have been taken is not repeated under another name, or a person is asked."),
    LOOP_GUARD("What a program wrote is not answered by a program."),
    SHUTDOWN_WHILE_BUSY("A channel that is stopped and started while messages come loses none and stores none twice.");

    private final String promise;

    Check(String promise) {
        this.promise = promise;
    }

    public String promise() {
        return promise;
    }
}
