package io.serai.console;

import io.serai.conversation.AttachmentView;
import io.serai.conversation.Author;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One message as an agent reads it.
 *
 * @param copiedTo the addresses that it was openly sent to besides the hub's
 * @param html the formatted form, safe to show; null when it had none
 * @param imagesLeftOut how many pictures of the HTML are not shown because the sender's servers would learn of it
 */
public record ShownMessage(
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
        int imagesLeftOut,
        String automatic,
        Instant createdAt,
        Instant editedAt,
        List<AttachmentView> attachments) {}
