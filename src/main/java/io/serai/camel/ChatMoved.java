package io.serai.camel;

import io.serai.channel.Outcome;
import io.serai.channel.SendFailed;
import java.time.Duration;

/** Telegram knows the chat by another id, and takes the message there. */
class ChatMoved extends SendFailed {

    private final String to;

    ChatMoved(String to, String message) {
        // Nothing has to be waited for.
        super(Outcome.REJECTED_TEMPORARY, message, Duration.ofMillis(100));
        this.to = to;
    }

    String to() {
        return to;
    }
}
