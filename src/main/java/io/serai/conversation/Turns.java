package io.serai.conversation;

import io.serai.channel.Channels;
import io.serai.shared.Ids;
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
        Conversation conversation = lock(turnId);
        if (!isCurrent(conversation, turnId, revision) || conversation.isWithAPerson()) {
            return Optional.empty();
        }
        statuses.change(conversation, Status.ANSWERING, null, null);
        return Optional.of(new TurnContext(
                conversation.id(),
                turnId,
                revision,
                conversation.channelId(),
                String.join("\n\n", messages.textsOf(turnId)),
                conversation.language(),
                messages.linesBefore(conversation.id(), turnId, HISTORY)));
    }

    /**
     * Posts the reply to a turn and closes it.
     *
     * @return the message, or empty when the turn has its reply, was revised, or a person has taken over meanwhile
     */
    @Transactional
    public Optional<UUID> reply(UUID turnId, int revision, NewMessage reply) {
        Conversation conversation = lock(turnId);
        var turn = turns.findOpen(conversation.id())
                .filter(open -> open.id().equals(turnId) && open.revision() == revision);
        boolean outranked = reply.author() == Author.ASSISTANT && conversation.isWithAPerson();
        if (turn.isEmpty() || outranked) {
            return Optional.empty();
        }
        UUID messageId = close(conversation, turn.get(), reply);
        if (!conversation.isWithAPerson()) {
            statuses.change(conversation, Status.ANSWERED, null, reply.authorId());
        }
        return Optional.of(messageId);
    }

    UUID close(Conversation conversation, TurnStore.Turn turn, NewMessage reply) {
        UUID messageId = Ids.next();
        String ref = channels.messageRef(conversation.channelId(), messageId);
        messages.insertPosted(messageId, conversation, reply, turn.id(), turn.id(), ref);
        turns.close(turn.id());
        events.publishEvent(new ReplyMade(
                conversation.id(),
                conversation.channelId(),
                turn.id(),
                messageId,
                reply.author(),
                reply.authorId(),
                turn.openedAt()));
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
        Conversation conversation = lock(turnId);
        if (!isCurrent(conversation, turnId, revision) || conversation.isWithAPerson()) {
            return false;
        }
        statuses.change(conversation, to, null, null);
        return true;
    }

    private Conversation lock(UUID turnId) {
        return conversations.lockOfTurn(turnId).orElseThrow();
    }

    private boolean isCurrent(Conversation conversation, UUID turnId, int revision) {
        return turns.findOpen(conversation.id())
                .filter(open -> open.id().equals(turnId) && open.revision() == revision)
                .isPresent();
    }
}
