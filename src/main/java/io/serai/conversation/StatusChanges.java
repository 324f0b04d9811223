package io.serai.conversation;

import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** The one place where a conversation's status changes, so that its intervals and its log always tell the same. */
@Component
class StatusChanges {

    private final ConversationStore conversations;
    private final ShownAnswers shownAnswers;
    private final ApplicationEventPublisher events;

    StatusChanges(ConversationStore conversations, ShownAnswers shownAnswers, ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.shownAnswers = shownAnswers;
        this.events = events;
    }

    /**
     * @param agentId who holds the conversation from now on, or null
     * @param actorId who did this, or null for the hub
     */
    void change(Conversation conversation, Status to, UUID agentId, UUID actorId) {
        if (conversation.status() == to && Objects.equals(conversation.agentId(), agentId)) {
            return;
        }
        if (to != Status.ANSWERING) {
            // Whatever else happens, no more of the answer is shown; so nothing that was is forgotten.
            shownAnswers.keepAsSaid(conversation, to);
        }
        conversations.change(conversation.id(), to, agentId, owner(to, agentId));
        if (conversation.status() != to) {
            events.publishEvent(new ConversationStatusChanged(
                    conversation.id(), conversation.channelId(), actorId, conversation.status(), to));
        }
    }

    private static String owner(Status status, UUID agentId) {
        return switch (status) {
            case OPEN, ANSWERING -> "BOT";
            case AWAITING_APPROVAL -> "QUEUE";
            case WITH_AGENT -> agentId == null ? "QUEUE" : "AGENT";
            case ANSWERED -> "CUSTOMER";
            case RESOLVED -> null;
        };
    }
}
