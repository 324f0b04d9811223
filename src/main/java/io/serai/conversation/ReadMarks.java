package io.serai.conversation;

import io.serai.conversation.ConversationRead.Reader;
import io.serai.shared.HubsWork;
import io.serai.shared.SeraiException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Up to where each side of a conversation has read. A mark never moves backwards. */
@Service
public class ReadMarks {

    private final ReadMarkStore marks;
    private final ConversationStore conversations;
    private final ApplicationEventPublisher events;

    ReadMarks(ReadMarkStore marks, ConversationStore conversations, ApplicationEventPublisher events) {
        this.marks = marks;
        this.conversations = conversations;
        this.events = events;
    }

    /** For whoever has checked that it is the customer's conversation. @throws SeraiException NOT_FOUND */
    @HubsWork
    public void readByCustomer(UUID conversationId, UUID messageId) {
        if (!marks.has(conversationId, messageId)) {
            throw SeraiException.notFound("message", messageId);
        }
        move(conversationId, messageId, Reader.CUSTOMER, null);
    }

    /** Somebody looks at the conversation, and so at all that its customer has written. */
    @Transactional
    public void readByPerson(UUID conversationId, UUID accountId) {
        marks.lastOfCustomer(conversationId)
                .ifPresent(messageId -> move(conversationId, messageId, Reader.PERSON, accountId));
    }

    @EventListener
    void afterAnswer(MessagePosted posted) {
        if (posted.author() == Author.AGENT) {
            readByPerson(posted.conversationId(), posted.actorId());
        }
    }

    private void move(UUID conversationId, UUID messageId, Reader by, UUID actorId) {
        if (marks.move(conversationId, messageId, by)) {
            String channelId = conversations.find(conversationId).orElseThrow().channelId();
            events.publishEvent(new ConversationRead(conversationId, channelId, actorId, messageId, by));
        }
    }

    /** The last message that this side has read, or empty. */
    @Transactional(readOnly = true)
    public Optional<UUID> of(UUID conversationId, Reader reader) {
        return marks.find(conversationId, reader);
    }
}
