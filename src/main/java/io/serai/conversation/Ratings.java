package io.serai.conversation;

import io.serai.channel.Channels;
import io.serai.shared.HubsWork;
import io.serai.shared.SeraiException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What customers of a chat think of answers and of the whole. The last word counts. */
@Service
public class Ratings {

    private final RatingStore ratings;
    private final ConversationStore conversations;
    private final Channels channels;
    private final ApplicationEventPublisher events;

    Ratings(RatingStore ratings, ConversationStore conversations, Channels channels, ApplicationEventPublisher events) {
        this.ratings = ratings;
        this.conversations = conversations;
        this.channels = channels;
        this.events = events;
    }

    /**
     * For whoever has checked that it is the customer's conversation.
     *
     * @throws SeraiException NOT_FOUND when it is no answer of this conversation, or was never shown
     */
    @HubsWork
    public void rate(UUID conversationId, UUID messageId, Feedback feedback) {
        Conversation conversation = locked(conversationId);
        Author author = ratings.authorOfAnswer(conversationId, messageId)
                .orElseThrow(() -> SeraiException.notFound("answer", messageId));
        ratings.keep(conversationId, messageId, feedback);
        events.publishEvent(
                new AnswerRated(conversationId, conversation.channelId(), messageId, author, feedback.helpful()));
    }

    /** The same. @param comment or null @throws SeraiException NOT_FOUND; CONFLICT while it is neither answered nor resolved */
    @HubsWork
    public void rate(UUID conversationId, int score, String comment) {
        Conversation conversation = locked(conversationId);
        if (conversation.status() != Status.ANSWERED && conversation.status() != Status.RESOLVED) {
            throw SeraiException.conflict("Rate this conversation when it is answered.");
        }
        ratings.keep(conversationId, score, comment);
        events.publishEvent(new ConversationRated(conversationId, conversation.channelId(), score));
    }

    @Transactional(readOnly = true)
    public Optional<Rating> of(UUID conversationId) {
        return ratings.find(conversationId);
    }

    /** Only a chat can ask without a message. */
    @EventListener
    void afterResolution(ConversationStatusChanged change) {
        boolean isChat = channels.find(change.channelId())
                .filter(it -> it.kind().equals("webchat"))
                .isPresent();
        if (isChat && change.to() == Status.RESOLVED && ratings.want(change.conversationId())) {
            events.publishEvent(new RatingWanted(change.conversationId(), change.channelId(), change.actorId()));
        }
    }

    private Conversation locked(UUID id) {
        return conversations.lock(id).orElseThrow(() -> SeraiException.notFound("conversation", id));
    }
}
