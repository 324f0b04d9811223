package io.serai.console;

import io.serai.shared.SeraiException;
import jakarta.servlet.http.HttpServletResponse;
import java.util.UUID;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Formatted messages as pages of their own. What a page writes into a frame has the page's own content policy, which lets no
 * picture of the sender's servers in; a page in a frame has its own.
 */
@RestController
class FormattedMessages {
    private static final String POLICY =
            "default-src 'none'; style-src 'self'; img-src 'self' data:%s; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'self';"
                    // Neither scripts nor forms. Pictures that the mail brought along are asked for with the agent's
                    // cookie.
                    + " sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox";
    private static final String PAGE = """
            <!doctype html>
            <html>
            <head><meta charset="utf-8"><title>Serai</title><link rel="stylesheet" href="/mail.css"></head>
            <body>%s</body>
            </html>
            """;

    private final MessageRequests messages;

    FormattedMessages(MessageRequests messages) {
        this.messages = messages;
    }

    @GetMapping("/api/v1/messages/{id}/formatted")
    String showMessage(
            @PathVariable UUID id,
            @RequestParam(name = "remote_images", defaultValue = "false") boolean remoteImages,
            HttpServletResponse response) {
        String html = messages.get(id, remoteImages).html();
        if (html == null) {
            throw SeraiException.notFound("formatted message", id);
        }
        response.setContentType(MediaType.TEXT_HTML_VALUE + ";charset=UTF-8");
        response.setHeader("Content-Security-Policy", POLICY.formatted(remoteImages ? " https: http:" : ""));
        response.setHeader("Referrer-Policy", "no-referrer");
        return PAGE.formatted(html);
    }
}
