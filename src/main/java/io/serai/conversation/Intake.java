package io.serai.conversation;

import io.serai.channel.Channels;
import io.serai.channel.IncomingMessage;
import io.serai.queue.WorkQueue;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds the conversation of a new message, and opens or revises its turn. */
@Component
class Intake {

    static final String TURNS = "turns";

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final MessageStore messages;
    private final StatusChanges statuses;
    private final Channels channels;
    private final WorkQueue queue;
    private final ApplicationEventPublisher events;

    Intake(
            ConversationStore conversations,
            TurnStore turns,
            MessageStore messages,
            StatusChanges statuses,
            Channels channels,
            WorkQueue queue,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.turns = turns;
        this.messages = messages;
        this.statuses = statuses;
        this.channels = channels;
        this.queue = queue;
        this.events = events;
    }

    Posted take(IncomingMessage message, UUID messageId) {
        Conversation conversation = conversationOf(message);
        var turn = turns.openOrRevise(conversation.id());
        messages.insertReceived(messageId, conversation.id(), turn.id(), message);
        events.publishEvent(new MessageReceived(
                conversation.id(), conversation.channelId(), turn.id(), messageId, turn.revision(), message.text()));
        if (turn.revision() > 1) {
            events.publishEvent(
                    new TurnRevised(conversation.id(), conversation.channelId(), turn.id(), turn.revision()));
        }
        if (conversation.isUnreachable()) {
            // Whoever writes can be written to.
            conversations.reachable(conversation.id());
        }
        wantDraft(conversation, turn);
        return new Posted(conversation.id(), messageId, false);
    }

    /** Takes a message by which a customer asks for a person. */
    Posted takeToAPerson(IncomingMessage message, UUID messageId) {
        Posted posted = take(message, messageId);
        var turn = turns.findOpen(posted.conversationId()).orElseThrow();
        events.publishEvent(
                new PersonRequested(posted.conversationId(), message.channelId(), turn.id(), turn.revision()));
        return posted;
    }

    /** Revises the turn of a message that says something else now. */
    void revise(Conversation conversation) {
        var turn = turns.openOrRevise(conversation.id());
        events.publishEvent(new TurnRevised(conversation.id(), conversation.channelId(), turn.id(), turn.revision()));
        wantDraft(conversation, turn);
    }

    private void wantDraft(Conversation conversation, TurnStore.Turn turn) {
        // A person outranks the machine: what a person holds is not drafted.
        if (conversation.isWithAPerson()) {
            return;
        }
        statuses.change(conversation, Status.OPEN, null, null);
        // The next message within the window makes this work obsolete before it is begun.
        Duration quietWindow = channels.find(conversation.channelId())
                .map(channel -> channel.pace().quietWindow())
                .orElse(Duration.ZERO);
        queue.addLater(TURNS, conversation.id(), new TurnWork(turn.id(), turn.revision()), quietWindow);
    }

    private Conversation conversationOf(IncomingMessage message) {
        if (message.conversationId() != null) {
            return conversations
                    .lock(message.conversationId())
                    .filter(found -> found.channelId().equals(message.channelId()))
                    .orElseThrow(() -> new SeraiException(
                            Kind.NOT_FOUND, "There is no such conversation.", Map.of("field", "id")));
        }
        UUID customerId = conversations.customerWith(message.sender());
        return known(message, customerId)
                .orElseGet(() -> conversations.insert(message, customerId, message.language()));
    }

    private Optional<Conversation> known(IncomingMessage message, UUID customerId) {
        if (message.threadKey() != null) {
            return conversations.lockByThread(message.channelId(), message.threadKey());
        }
        if (message.references().isEmpty()) {
            return Optional.empty();
        }
        return conversations.lockByReferences(message.channelId(), customerId, message.references());
    }
}
