package io.serai.conversation;

import io.serai.channel.Channels;
import io.serai.channel.IncomingMessage;
import io.serai.queue.WorkQueue;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Finds the conversation of a new message, and opens or revises its turn. */
@Component
class Intake {

    static final String TURNS = "turns";
    /** Who never stops writing is answered nevertheless. */
    private static final int MOST_WINDOWS = 3;
    /** After an outage, what waits to be stored goes before what waits to be answered; chat is answered meanwhile. */
    private static final Duration FOR_EACH_WAITING = Duration.ofMillis(10);

    private static final Duration MOST_FOR_WAITING = Duration.ofSeconds(30);
    /** Lists and bursts carry people's mail too. */
    private static final Set<String> PERHAPS_A_PERSONS =
            Set.of("rate-limited", "mailing-list", "bulk", "answer-suppressed");

    private final ConversationStore conversations;
    private final ThreadStore threads;
    private final Customers customers;
    private final TurnStore turns;
    private final MessageStore messages;
    private final StatusChanges statuses;
    private final Channels channels;
    private final LoopGuard loopGuard;
    private final WorkQueue queue;
    private final ApplicationEventPublisher events;

    Intake(
            ConversationStore conversations,
            ThreadStore threads,
            Customers customers,
            TurnStore turns,
            MessageStore messages,
            StatusChanges statuses,
            Channels channels,
            LoopGuard loopGuard,
            WorkQueue queue,
            ApplicationEventPublisher events) {
        this.conversations = conversations;
        this.threads = threads;
        this.customers = customers;
        this.turns = turns;
        this.messages = messages;
        this.statuses = statuses;
        this.channels = channels;
        this.loopGuard = loopGuard;
        this.queue = queue;
        this.events = events;
    }

    Posted take(IncomingMessage arrived, UUID messageId) {
        return take(arrived, messageId, false);
    }

    private Posted take(IncomingMessage arrived, UUID messageId, boolean personWanted) {
        IncomingMessage message = loopGuard.marked(arrived);
        Conversation conversation = conversationOf(message);
        return message.automatic() == null
                ? openTurn(conversation, message, messageId, personWanted)
                : keepAside(conversation, message, messageId);
    }

    private Posted openTurn(Conversation conversation, IncomingMessage message, UUID messageId, boolean personWanted) {
        var turn = turns.openOrRevise(conversation.id());
        messages.insertReceived(messageId, conversation.id(), turn.id(), message);
        threads.keepParticipants(conversation.id(), messageId, message.participants());
        events.publishEvent(new MessageReceived(
                conversation.id(), conversation.channelId(), turn.id(), messageId, turn.revision(), message.text()));
        if (turn.revision() > 1) {
            events.publishEvent(new TurnRevised(
                    conversation.id(), conversation.channelId(), turn.id(), turn.revision(), personWanted));
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
        Posted posted = take(message, messageId, true);
        turns.findOpen(posted.conversationId())
                .ifPresent(turn -> events.publishEvent(new PersonRequested(
                        posted.conversationId(), message.channelId(), turn.id(), null, turn.revision())));
        return posted;
    }

    /** Revises the turn of a message that says something else now. */
    void revise(Conversation conversation) {
        var turn = turns.openOrRevise(conversation.id());
        events.publishEvent(
                new TurnRevised(conversation.id(), conversation.channelId(), turn.id(), turn.revision(), false));
        wantDraft(conversation, turn);
    }

    private void wantDraft(Conversation conversation, TurnStore.Turn turn) {
        // A person outranks the machine: what a person holds is not drafted.
        if (conversation.isWithAPerson()) {
            conversations.active(conversation.id());
            return;
        }
        statuses.change(conversation, Status.OPEN, null, null);
        // The next message within the window makes this work obsolete before it is begun.
        Duration quietWindow = channels.find(conversation.channelId())
                .map(channel -> channel.pace().quietWindow())
                .orElse(Duration.ZERO);
        Duration wait = turn.revision() == 1 || quietWindow.isZero()
                ? quietWindow
                : turns.untilQuiet(turn.id(), quietWindow, quietWindow.multipliedBy(MOST_WINDOWS));
        // Only once, or whoever writes on during a backlog would never be answered.
        Duration backlog = turn.revision() > 1 ? Duration.ZERO : untilStored(conversation.channelId());
        Duration longer = wait.compareTo(backlog) < 0 ? backlog : wait;
        queue.addLater(TURNS, conversation.id(), new TurnWork(turn.id(), turn.revision()), longer);
    }

    private Duration untilStored(String channelId) {
        Duration backlog = FOR_EACH_WAITING.multipliedBy(channels.backlog(channelId));
        return backlog.compareTo(MOST_FOR_WAITING) < 0 ? backlog : MOST_FOR_WAITING;
    }

    /** Without a turn and without work: nothing that could lead to an answer by a machine. */
    private Posted keepAside(Conversation conversation, IncomingMessage message, UUID messageId) {
        boolean first = !messages.existIn(conversation.id());
        messages.insertReceived(messageId, conversation.id(), null, message);
        conversations.active(conversation.id());
        boolean mayBeAPersons = PERHAPS_A_PERSONS.contains(message.automatic());
        // History that somebody asked for is no news to anybody.
        boolean isNews = !message.automatic().equals(IncomingMessage.OLD);
        events.publishEvent(new AutomaticMessageReceived(
                conversation.id(),
                conversation.channelId(),
                messageId,
                message.automatic(),
                isNews && (first || mayBeAPersons)));
        return new Posted(conversation.id(), messageId, false);
    }

    private Conversation conversationOf(IncomingMessage message) {
        if (message.conversationId() != null) {
            return conversations
                    .lock(message.conversationId())
                    .filter(found -> found.channelId().equals(message.channelId()))
                    .orElseThrow(() -> new SeraiException(
                            Kind.NOT_FOUND, "There is no such conversation.", Map.of("field", "id")));
        }
        customers.proveByReply(message);
        UUID customerId = conversations.customerWith(message.sender());
        return known(message, customerId).orElseGet(() -> conversations.insert(message, customerId, linkedTo(message)));
    }

    private Optional<Conversation> known(IncomingMessage message, UUID customerId) {
        if (message.threadKey() != null) {
            return conversations.lockByThread(message.channelId(), message.threadKey());
        }
        return threads.lockByReferences(message, customerId).or(() -> threads.lockByReplyAddress(message, customerId));
    }

    /** Whoever got hold of a reference does not get into the conversation by it; people see where it points. */
    private UUID linkedTo(IncomingMessage message) {
        return message.threadKey() != null
                ? null
                : threads.findReferenced(message).orElse(null);
    }
}
