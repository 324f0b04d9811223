package io.serai.console;

import io.serai.account.Caller;
import io.serai.conversation.AttachmentView;
import io.serai.conversation.Attachments;
import io.serai.conversation.Conversations;
import io.serai.shared.ClientAddress;
import io.serai.shared.RateLimit;
import io.serai.shared.RateLimit.Left;
import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Files up and down. Routes hold a request's body whole, so Spring does this. */
@RestController
class AttachmentTransfers {
    private static final Pattern NAME = Pattern.compile("[^\\x00-\\x1f\\x7f/\\\\]{1,200}");

    private final Attachments attachments;
    private final Conversations conversations;
    private final long largest;
    private final RateLimit kilobytesByAddress;

    AttachmentTransfers(
            Attachments attachments,
            Conversations conversations,
            LimitSettings settings,
            @Value("${serai.attachments.largest}") DataSize largest) {
        this.attachments = attachments;
        this.conversations = conversations;
        this.largest = largest.toBytes();
        this.kilobytesByAddress = new RateLimit((int) settings.filesPerAddress().toKilobytes(), Duration.ofDays(1));
    }

    @PostMapping("/api/v1/conversations/{id}/attachments")
    @ResponseStatus(HttpStatus.CREATED)
    AttachmentView uploadAttachment(@PathVariable UUID id, @RequestParam String name, HttpServletRequest request)
            throws IOException {
        if (!isVisitorOf(id)) {
            throw SeraiException.notFound("conversation", id);
        }
        if (!NAME.matcher(name).matches() || name.isBlank()) {
            throw SeraiException.invalid("name", "Name the file in at most 200 characters, without folders.");
        }
        if (request.getContentLengthLong() > largest) {
            throw Attachments.tooLarge(largest);
        }
        takeFrom(request);
        return attachments.upload(id, name, request.getInputStream(), largest);
    }

    /** By what the request says that it brings; if it does not, by what it may bring at most. */
    private void takeFrom(HttpServletRequest request) {
        long said = request.getContentLengthLong();
        Left left = kilobytesByAddress.take(
                ClientAddress.counted(request.getRemoteAddr()), Math.max(1, (said < 0 ? largest : said) / 1024));
        if (left.isSpent()) {
            throw left.refusal("Too much was sent from your network. Wait, then try again.");
        }
    }

    /** Never shown by a browser, whatever it is: what a stranger sent must not run in the name of the hub. */
    @GetMapping("/api/v1/attachments/{id}")
    void downloadAttachment(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        boolean agents = Caller.current().agentId().isPresent();
        if (attachments
                .conversationOf(id)
                .filter(conversation -> agents || isVisitorOf(conversation))
                .isEmpty()) {
            throw SeraiException.notFound("attachment", id);
        }
        AttachmentView attachment = attachments.view(id);
        response.setContentType(attachment.mediaType());
        response.setContentLengthLong(attachment.size());
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(attachment.name(), StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Content-Security-Policy", "sandbox; default-src 'none'");
        attachments.copy(id, response.getOutputStream());
    }

    private boolean isVisitorOf(UUID conversationId) {
        return Caller.current()
                .visitor()
                .filter(it -> it.conversationId().equals(conversationId))
                .filter(it -> conversations.isIn(conversationId, it.channelId()))
                .isPresent();
    }
}
