package io.serai.console;

import io.serai.channel.Emails;
import io.serai.channel.ShownHtml;
import io.serai.conversation.MessageDetail;
import io.serai.conversation.MessageDetail.Attached;
import io.serai.conversation.Messages;
import io.serai.shared.RouteStep;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What agents ask about single messages. */
@Component
public class MessageRequests {
    private static final ShownHtml NONE = new ShownHtml(null, 0);

    private final Messages messages;
    private final Emails emails;

    MessageRequests(Messages messages, Emails emails) {
        this.messages = messages;
        this.emails = emails;
    }

    /** @param remoteImages whether the agent lets the sender's servers know that the message is read */
    @RouteStep
    public ShownMessage get(UUID id, boolean remoteImages) {
        MessageDetail message = messages.view(id);
        ShownHtml html =
                message.html() == null ? NONE : emails.safeHtml(message.html(), remoteImages, ownImages(message));
        return new ShownMessage(
                id,
                message.conversationId(),
                message.channelId(),
                message.author(),
                message.authorName(),
                message.authorAddress(),
                message.copiedTo(),
                message.text(),
                message.fullText(),
                html.html(),
                html.leftOut(),
                message.automatic(),
                message.createdAt(),
                message.editedAt(),
                message.attachments().stream().map(Attached::file).toList());
    }

    /** Served as downloads, which does not keep a page from showing them as its pictures. */
    private static Map<String, String> ownImages(MessageDetail message) {
        return message.attachments().stream()
                .filter(attached -> attached.contentId() != null && attached.isKept())
                .collect(Collectors.toMap(
                        Attached::contentId,
                        attached -> "/api/v1/attachments/" + attached.file().id(),
                        (first, sameName) -> first));
    }
}
