package io.serai.handoff;

import io.serai.channel.Channels;
import io.serai.conversation.Conversations;
import io.serai.conversation.Progresses;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells customers who asked for a person that they wait for one, where nothing shows it to them live. */
@Component
class WaitingWords {

    private final Channels channels;
    private final Conversations conversations;
    private final Progresses progresses;

    WaitingWords(Channels channels, Conversations conversations, Progresses progresses) {
        this.channels = channels;
        this.conversations = conversations;
        this.progresses = progresses;
    }

    @EventListener
    void afterOpening(HandoffOpened opened) {
        boolean isLive = channels.find(opened.channelId())
                .map(it -> it.kind().equals("webchat"))
                .orElse(true);
        if (opened.reason().equals(Handoffs.ASKED) && !isLive) {
            conversations.tell(opened.conversationId(), progresses.words(opened.conversationId()));
        }
    }
}
