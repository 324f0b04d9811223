package io.serai.conversation;

import io.serai.channel.Channels;
import io.serai.conversation.SentenceStore.Shown;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Answers that a customer reads while they are written. What was shown is said: it becomes a message, once, in the
 * transaction in which the turn goes on in any other way than with the next sentence. All under the conversation's lock.
 */
@Component
class ShownAnswers {

    private final SentenceStore sentences;
    private final MessageStore messages;
    private final Channels channels;
    private final ApplicationEventPublisher events;

    ShownAnswers(SentenceStore sentences, MessageStore messages, Channels channels, ApplicationEventPublisher events) {
        this.sentences = sentences;
        this.messages = messages;
        this.channels = channels;
        this.events = events;
    }

    boolean isReadWhereShown(UUID turnId) {
        return sentences.isReadWhereShown(turnId);
    }

    boolean existFor(UUID turnId) {
        return sentences.existFor(turnId);
    }

    List<Sentence> unfinished(UUID turnId) {
        return sentences.unfinished(turnId).stream().map(Shown::sentence).toList();
    }

    /** @throws SeraiException CONFLICT when somebody else shows an answer to this turn, or has shown one */
    void show(Conversation conversation, UUID turnId, int from, List<Sentence> next) {
        boolean goesOn = turnId.equals(conversation.showingTurn());
        if (goesOn != from > 0 || !sentences.insert(conversation.id(), turnId, from, next)) {
            throw SeraiException.conflict("Another answer to this question is being shown, or was.");
        }
        if (!goesOn) {
            sentences.begin(conversation.id(), turnId);
        }
        for (int i = 0; i < next.size(); i++) {
            events.publishEvent(new SentenceShown(
                    conversation.id(),
                    conversation.channelId(),
                    turnId,
                    from + i,
                    next.get(i).text(),
                    next.get(i).sources()));
        }
    }

    /**
     * Lets what was shown of an answer be its message.
     *
     * @return whether this reply is exactly what was shown, and so must not be shown again
     * @throws SeraiException CONFLICT when the machine would say something else after all
     */
    boolean endWith(Conversation conversation, UUID turnId, NewMessage reply) {
        if (!turnId.equals(conversation.showingTurn())) {
            return false;
        }
        if (reply.author() != Author.ASSISTANT) {
            keepAsSaid(conversation, Status.ANSWERED);
            return false;
        }
        if (!reply.text().equals(textOf(sentences.of(turnId)))) {
            throw SeraiException.conflict("The customer has read the beginning of another answer.");
        }
        return sentences.end(conversation.id(), turnId);
    }

    /** Keeps what was shown of an answer that goes no further. @param to how the conversation goes on */
    void keepAsSaid(Conversation conversation, Status to) {
        UUID turnId = conversation.showingTurn();
        if (turnId == null || !sentences.end(conversation.id(), turnId)) {
            return;
        }
        List<Shown> shown = sentences.of(turnId);
        UUID messageId = Ids.next();
        messages.insertSaid(
                messageId,
                conversation,
                NewMessage.fromAssistant(textOf(shown), sourcesOf(shown)),
                turnId,
                channels.messageRef(conversation.channelId(), messageId),
                shown.get(shown.size() - 1).at());
        if (to == Status.WITH_AGENT) {
            events.publishEvent(new SentencesStopped(conversation.id(), conversation.channelId(), turnId));
        }
        events.publishEvent(
                new MessagePosted(conversation.id(), conversation.channelId(), messageId, Author.ASSISTANT, null));
    }

    private static String textOf(List<Shown> shown) {
        return Sentence.joined(shown.stream().map(Shown::sentence).toList());
    }

    private static List<Citation> sourcesOf(List<Shown> shown) {
        Set<Citation> sources = new LinkedHashSet<>();
        shown.forEach(it -> sources.addAll(it.sentence().sources()));
        return List.copyOf(sources);
    }
}
