package io.serai.conversation;

import static java.util.stream.Collectors.joining;

import io.serai.channel.Channels;
import io.serai.conversation.MessageStore.Said;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Turns and their one reply. Everything here re-checks, under the conversation's lock, that the revision it was made for
 * is still the current one, and that no person has taken over from the machine.
 */
@Service
public class Turns {

    private static final int HISTORY = 20;

    private final ConversationStore conversations;
    private final TurnStore turns;
    private final MessageStore messages;
    private final StatusChanges statuses;
    private final Channels channels;
    private final ApplicationEventPublisher events;

    Turns(
            ConversationStore conversations,
            TurnStore turns,
            MessageStore messages,
            StatusChanges statuses,
            Channels channels,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.turns = turns;
        this.messages = messages;
        this.statuses = statuses;
        this.channels = channels;
        this.events = events;
    }

    /** Begins to answer a revision of a turn. @return empty when it is no longer wanted */
    @Transactional
    public Optional<TurnContext> begin(UUID turnId, int revision) {
        return conversations
                .lockAt(turnId, revision)
                .filter(conversation -> !conversation.isWithAPerson())
                .map(conversation -> begin(conversation, turnId, revision));
    }

    private TurnContext begin(Conversation conversation, UUID turnId, int revision) {
        statuses.change(conversation, Status.ANSWERING, null, null);
        var said = messages.saidUntil(conversation.id(), turnId, HISTORY);
        return new TurnContext(
                conversation.id(),
                turnId,
                revision,
                conversation.channelId(),
                said.stream().filter(Said::asked).map(it -> it.line().text()).collect(joining("\n\n")),
                conversation.language(),
                said.stream().filter(it -> !it.asked()).map(Said::line).toList());
    }

    /** @throws SeraiException CONFLICT when the turn has its reply, or was revised */
    @Transactional
    public void checkOpen(UUID turnId, int revision) {
        if (conversations.lockAt(turnId, revision).isEmpty()) {
            throw SeraiException.conflict("The customer's question has changed or was answered.")
                    .coded("question-changed");
        }
    }

    /**
     * Posts the reply to a turn and closes it.
     *
     * @return the message, or empty when the turn has its reply, was revised, or a person has taken over meanwhile
     */
    @Transactional
    public Optional<UUID> reply(UUID turnId, int revision, NewMessage reply) {
        var found = conversations.lockAt(turnId, revision);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Conversation conversation = found.get();
        if (reply.author() == Author.ASSISTANT && conversation.isWithAPerson()) {
            return Optional.empty();
        }
        UUID messageId = close(conversation, turnId, reply);
        if (!conversation.isWithAPerson()) {
            statuses.change(conversation, Status.ANSWERED, null, reply.authorId());
        }
        return Optional.of(messageId);
    }

    UUID close(Conversation conversation, UUID turnId, NewMessage reply) {
        UUID messageId = Ids.next();
        String ref = channels.messageRef(conversation.channelId(), messageId);
        messages.insertPosted(messageId, conversation, reply, turnId, turnId, ref);
        if (conversation.isWithAPerson()) {
            conversations.active(conversation.id());
        }
        Instant openedAt = turns.close(turnId);
        events.publishEvent(new ReplyMade(
                conversation.id(),
                conversation.channelId(),
                turnId,
                messageId,
                reply.author(),
                reply.authorId(),
                openedAt));
        events.publishEvent(new MessagePosted(
                conversation.id(), conversation.channelId(), messageId, reply.author(), reply.authorId()));
        return messageId;
    }

    /** Lets a turn wait for a person's approval. @return false when that revision is no longer wanted */
    @Transactional
    public boolean awaitApproval(UUID turnId, int revision) {
        return moveOn(turnId, revision, Status.AWAITING_APPROVAL);
    }

    /** Hands a turn's conversation to people. @return false when that revision is no longer wanted */
    @Transactional
    public boolean handOff(UUID turnId, int revision) {
        return moveOn(turnId, revision, Status.WITH_AGENT);
    }

    private boolean moveOn(UUID turnId, int revision, Status to) {
        var conversation = conversations.lockAt(turnId, revision).filter(it -> !it.isWithAPerson());
        conversation.ifPresent(it -> statuses.change(it, to, null, null));
        return conversation.isPresent();
    }
}
