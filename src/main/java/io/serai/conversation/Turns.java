package io.serai.conversation;

import static java.util.stream.Collectors.joining;

import io.serai.channel.Channels;
import io.serai.conversation.MessageStore.Said;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.time.Instant;
import java.util.List;
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
    private final ShownAnswers shownAnswers;
    private final Channels channels;
    private final ApplicationEventPublisher events;

    Turns(
            ConversationStore conversations,
            TurnStore turns,
            MessageStore messages,
            StatusChanges statuses,
            ShownAnswers shownAnswers,
            Channels channels,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.turns = turns;
        this.messages = messages;
        this.statuses = statuses;
        this.shownAnswers = shownAnswers;
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

    /** Whether its customer wrote it where sentences are shown: one who answers a mail has left the chat, and reads none. */
    @Transactional(readOnly = true)
    public boolean isReadWhereShown(UUID turnId) {
        return shownAnswers.isReadWhereShown(turnId);
    }

    /** Whether a customer has read sentences of an answer to this turn. It may happen once: who reads on reads no other. */
    @Transactional(readOnly = true)
    public boolean wasShown(UUID turnId) {
        return shownAnswers.existFor(turnId);
    }

    /** What a customer has read of an answer to this turn that is neither finished nor given up. */
    @Transactional(readOnly = true)
    public List<Sentence> beingShown(UUID turnId) {
        return shownAnswers.unfinished(turnId);
    }

    /**
     * Shows the next sentences of an answer that is still being written. They are said then: whatever becomes of the
     * turn, they are kept as a message.
     *
     * @param from how many were shown before
     * @return false when none is wanted any more: the turn was revised or has its reply, or a person has taken over
     * @throws SeraiException CONFLICT when somebody else shows an answer to this turn
     */
    @Transactional
    public boolean show(UUID turnId, int revision, int from, List<Sentence> sentences) {
        var conversation = conversations.lockAt(turnId, revision).filter(it -> it.status() == Status.ANSWERING);
        conversation.ifPresent(it -> shownAnswers.show(it, turnId, from, sentences));
        return conversation.isPresent();
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
        boolean streamed = shownAnswers.endWith(conversation, turnId, reply);
        messages.insertPosted(messageId, conversation, reply, turnId, turnId, ref, streamed);
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
