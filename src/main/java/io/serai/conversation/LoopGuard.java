package io.serai.conversation;

import io.serai.channel.IncomingMessage;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Keeps two machines from answering each other without end. Only mail has that trouble: anyone may write to anyone. */
@Component
class LoopGuard {

    private static final String EMAIL = "email";

    private final MessageStore messages;
    private final int most;
    private final Duration window;

    /** @param most how many mails from one address to one channel are answered within the window */
    LoopGuard(
            MessageStore messages,
            @Value("${serai.email.answered-mails}") int most,
            @Value("${serai.email.answered-mails-window}") Duration window) {
        this.messages = messages;
        this.most = most;
        this.window = window;
    }

    /** @return the message, marked when no machine may answer it */
    IncomingMessage marked(IncomingMessage message) {
        if (message.automatic() != null || !message.sender().kind().equals(EMAIL)) {
            return message;
        }
        if (messages.findSent(message.channelId(), message.externalId()).isPresent()) {
            return message.automatic("own-message");
        }
        int before =
                messages.countReceived(message.channelId(), message.sender().address(), window);
        return before < most ? message : message.automatic("rate-limited");
    }
}
