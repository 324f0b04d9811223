package io.serai.conversation;

import io.serai.shared.HubsWork;
import io.serai.shared.SeraiException;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/** Customers who ask for a person by a button. */
@Service
public class PersonRequests {

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final ReadMarkStore messages;
    private final ApplicationEventPublisher events;

    PersonRequests(
            ConversationStore conversations,
            TurnStore turns,
            ReadMarkStore messages,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.turns = turns;
        this.messages = messages;
        this.events = events;
    }

    /**
     * Hands a conversation to people; what a machine has drafted or drafts for it is not wanted any more. Changes nothing
     * while a person has it, or it waits for one. For whoever has checked that it is the customer's.
     *
     * @throws SeraiException NOT_FOUND
     */
    @HubsWork
    public void ask(UUID conversationId) {
        Conversation conversation = conversations
                .lock(conversationId)
                .orElseThrow(() -> SeraiException.notFound("conversation", conversationId));
        if (conversation.isWithAPerson()) {
            return;
        }
        String channelId = conversation.channelId();
        if (turns.findOpen(conversationId).isEmpty()) {
            UUID lastMessage = messages.lastOfCustomer(conversationId).orElse(null);
            events.publishEvent(new PersonRequested(conversationId, channelId, null, lastMessage, 0));
            return;
        }
        var turn = turns.openOrRevise(conversationId);
        events.publishEvent(new TurnRevised(conversationId, channelId, turn.id(), turn.revision(), true));
        events.publishEvent(new PersonRequested(conversationId, channelId, turn.id(), null, turn.revision()));
    }
}
