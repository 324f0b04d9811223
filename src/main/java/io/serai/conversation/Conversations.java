package io.serai.conversation;

import io.serai.account.NamedPerson;
import io.serai.channel.Channels;
import io.serai.shared.HubsWork;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Conversations as people see and hold them. */
@Service
public class Conversations {

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final MessageStore messages;
    private final AttachmentStore attachments;
    private final StatusChanges statuses;
    private final Turns replies;
    private final Channels channels;
    private final ApplicationEventPublisher events;

    Conversations(
            ConversationStore conversations,
            TurnStore turns,
            MessageStore messages,
            AttachmentStore attachments,
            StatusChanges statuses,
            Turns replies,
            Channels channels,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.turns = turns;
        this.messages = messages;
        this.attachments = attachments;
        this.statuses = statuses;
        this.replies = replies;
        this.channels = channels;
        this.events = events;
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public ConversationView view(UUID id) {
        Conversation conversation =
                conversations.find(id).orElseThrow(() -> SeraiException.notFound("conversation", id));
        return new ConversationView(
                id,
                conversation.channelId(),
                conversation.status(),
                conversation.language(),
                conversation.unreachableSince(),
                messages.shown(id, attachments.ofMessages(id)));
    }

    /** Notes that the customer refuses what is sent to them, until they write again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void unreachable(UUID id) {
        conversations.unreachable(id);
    }

    /** For whoever has just begun it, and has no token yet. @throws SeraiException NOT_FOUND */
    @HubsWork(readOnly = true)
    public Status status(UUID id) {
        return conversations
                .find(id)
                .orElseThrow(() -> SeraiException.notFound("conversation", id))
                .status();
    }

    /** Who has it, or empty. @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public Optional<NamedPerson> holderOf(UUID id) {
        UUID agentId = conversations
                .find(id)
                .orElseThrow(() -> SeraiException.notFound("conversation", id))
                .agentId();
        return agentId == null ? Optional.empty() : conversations.nameOf(agentId);
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public UUID customerOf(UUID id) {
        return conversations
                .find(id)
                .orElseThrow(() -> SeraiException.notFound("conversation", id))
                .customerId();
    }

    /** Whether there is such a conversation in that channel. */
    @Transactional(readOnly = true)
    public boolean isIn(UUID id, String channelId) {
        return conversations
                .find(id)
                .filter(it -> it.channelId().equals(channelId))
                .isPresent();
    }

    /** Takes the lock under which a conversation's turns, approvals and handoffs change; take it first. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void lock(UUID id) {
        locked(id);
    }

    /** Gives a conversation to an agent: from now on the assistant is silent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID id, UUID agentId) {
        hold(id, agentId, agentId);
    }

    /** The same, by somebody else. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(UUID id, UUID agentId, UUID actorId) {
        statuses.change(locked(id), Status.WITH_AGENT, agentId, actorId);
    }

    /** Lets a conversation that somebody holds, or the machine was to answer, wait for another person. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID id, UUID actorId) {
        statuses.change(locked(id), Status.WITH_AGENT, null, actorId);
    }

    /** Lets a conversation wait for a person; from now on the assistant is silent. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void handOff(UUID id) {
        Conversation conversation = locked(id);
        if (!conversation.isWithAPerson()) {
            statuses.change(conversation, Status.WITH_AGENT, null, null);
        }
    }

    /** Posts a message of the hub's own, such as a holding message; it is no reply. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void tell(UUID id, String text) {
        post(locked(id), NewMessage.fromHub(text));
    }

    /** Posts an agent's message; it becomes the reply of the open turn, if there is one. @return the message */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID say(UUID id, UUID agentId, String text) {
        Conversation conversation = locked(id);
        NewMessage message = NewMessage.fromAgent(agentId, text, List.of());
        return turns.findOpen(id)
                .map(turn -> replies.close(conversation, turn.id(), message))
                .orElseGet(() -> post(conversation, message));
    }

    /** Ends a conversation; a later message of the customer opens it again. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void resolve(UUID id, UUID agentId) {
        statuses.change(locked(id), Status.RESOLVED, null, agentId);
    }

    private UUID post(Conversation conversation, NewMessage message) {
        UUID messageId = Ids.next();
        String ref = channels.messageRef(conversation.channelId(), messageId);
        messages.insertPosted(messageId, conversation, message, null, null, ref, false);
        conversations.active(conversation.id());
        events.publishEvent(new MessagePosted(
                conversation.id(), conversation.channelId(), messageId, message.author(), message.authorId()));
        return messageId;
    }

    private Conversation locked(UUID id) {
        return conversations.lock(id).orElseThrow(() -> SeraiException.notFound("conversation", id));
    }
}
