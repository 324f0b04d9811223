package io.serai.conversation;

import io.serai.shared.SeraiException;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Visitors of web chats: whether they are there, and where to write to when they are not. */
@Service
public class Visitors {

    private final VisitorEmailStore emails;
    private final ConversationStore conversations;

    Visitors(VisitorEmailStore emails, ConversationStore conversations) {
        this.emails = emails;
        this.conversations = conversations;
    }

    /**
     * Keeps where the visitor of a conversation wants to be written to. It proves nothing about who they are.
     *
     * @param address in lower case
     * @throws SeraiException NOT_FOUND
     */
    @Transactional
    public void leaveEmail(UUID conversationId, String address) {
        conversations.find(conversationId).orElseThrow(() -> SeraiException.notFound("conversation", conversationId));
        emails.keep(conversationId, address);
    }

    @Transactional(readOnly = true)
    public Optional<String> email(UUID conversationId) {
        return emails.find(conversationId);
    }

    /**
     * Notes that the visitor begins to follow a conversation.
     *
     * @return false when there is no such conversation in that channel
     */
    @Transactional
    public boolean arrived(UUID conversationId, String channelId) {
        return emails.seen(conversationId, channelId);
    }

    /** Notes that somebody follows these conversations right now. */
    @Transactional
    public void seen(Collection<UUID> conversationIds) {
        emails.seen(conversationIds);
    }
}
