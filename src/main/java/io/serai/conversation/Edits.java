package io.serai.conversation;

import io.serai.channel.Arrival;
import io.serai.channel.Ignored;
import io.serai.channel.IncomingMessage;
import io.serai.channel.MessageEdit;
import io.serai.conversation.MessageStore.Received;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Changes of messages that were stored before. A turn that still waits for its reply is answered as it reads now. */
@Component
class Edits {

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final MessageStore messages;
    private final Intake intake;
    private final ApplicationEventPublisher events;

    Edits(
            ConversationStore conversations,
            TurnStore turns,
            MessageStore messages,
            Intake intake,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.turns = turns;
        this.messages = messages;
        this.intake = intake;
        this.events = events;
    }

    /** An edit of a message that never arrived is that message, where it can stand alone. */
    Arrival withoutOrphans(Arrival arrival) {
        if (arrival instanceof MessageEdit edit && original(edit).isEmpty()) {
            return edit.standsAlone() ? edit.message() : new Ignored(edit.channelId(), edit.externalId());
        }
        return arrival;
    }

    Optional<UUID> original(MessageEdit edit) {
        return find(edit.message()).map(Received::id);
    }

    Posted apply(MessageEdit edit, UUID messageId) {
        IncomingMessage message = edit.message();
        Conversation conversation =
                conversations.lock(find(message).orElseThrow().conversationId()).orElseThrow();
        // Read again under the lock: edits of one message may come at once.
        Received original = find(message).orElseThrow();
        message.attachments().stream()
                .filter(attachment -> !messages.has(messageId, attachment))
                .forEach(attachment -> messages.attach(messageId, attachment));
        if (!original.text().equals(message.text())) {
            messages.edit(messageId, message.text());
            events.publishEvent(
                    new MessageEdited(conversation.id(), conversation.channelId(), messageId, message.text()));
            turns.findOpen(conversation.id())
                    .filter(open -> open.id().equals(original.turnId()))
                    .ifPresent(open -> intake.revise(conversation));
        }
        return new Posted(conversation.id(), messageId, false);
    }

    private Optional<Received> find(IncomingMessage message) {
        return messages.findReceived(message.channelId(), message.externalId());
    }
}
