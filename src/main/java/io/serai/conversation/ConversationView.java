package io.serai.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A conversation as its customer may see it. @param unreachableSince when they began to refuse messages, or null */
public record ConversationView(
        UUID id, String channelId, Status status, String language, Instant unreachableSince, List<Message> messages) {

    /**
     * @param authorName an agent's name, or null
     * @param fullText with quoted history and signature, where there were any
     * @param formatted whether it has a formatted form
     * @param automatic why no machine may answer it, or null
     * @param editedAt when its author last changed it, or null
     * @param attachments null when there are none
     * @param feedback what the customer thinks of it, or null
     * @param turnId of an answer that was shown sentence by sentence before it was a message; else null
     */
    public record Message(
            UUID id,
            Author author,
            String authorName,
            String text,
            String fullText,
            boolean formatted,
            String automatic,
            Instant createdAt,
            Instant editedAt,
            List<Citation> sources,
            List<AttachmentView> attachments,
            Feedback feedback,
            UUID turnId) {}
}
