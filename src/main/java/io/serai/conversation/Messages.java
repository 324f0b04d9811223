package io.serai.conversation;

import io.serai.shared.SeraiException;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Single messages as agents read them, and who else is in their conversations. */
@Service
public class Messages {

    private final MessageDetailStore messages;

    Messages(MessageDetailStore messages) {
        this.messages = messages;
    }

    /** @throws SeraiException NOT_FOUND */
    @Transactional(readOnly = true)
    public MessageDetail view(UUID id) {
        return messages.find(id).orElseThrow(() -> SeraiException.notFound("message", id));
    }

    /** Everybody whom somebody of the conversation copied in, the first one first. */
    @Transactional(readOnly = true)
    public List<Participant> participants(UUID conversationId) {
        return messages.participants(conversationId);
    }
}
