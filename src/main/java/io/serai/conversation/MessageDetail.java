package io.serai.conversation;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message with all that is kept of it, as agents may read it.
 *
 * @param authorName an agent's name, or null
 * @param authorAddress the customer's address, where several may write to one conversation (mail); else null
 * @param copiedTo the addresses that it was openly sent to besides the hub's
 * @param text the visible reply: what is new in it
 * @param fullText with quoted history and signature, where there were any; else null
 * @param html as it was received and not safe to show; or null
 * @param automatic why no machine may answer it, or null
 * @param editedAt when its author last changed it, or null
 */
public record MessageDetail(
        UUID id,
        UUID conversationId,
        String channelId,
        Author author,
        String authorName,
        String authorAddress,
        List<String> copiedTo,
        String text,
        String fullText,
        String html,
        String automatic,
        Instant createdAt,
        Instant editedAt,
        List<Attached> attachments) {

    /**
     * @param contentId the name by which the HTML shows it (RFC 2392), or null
     * @param isKept whether the hub has its content
     */
    public record Attached(AttachmentView file, String contentId, boolean isKept) {}
}
