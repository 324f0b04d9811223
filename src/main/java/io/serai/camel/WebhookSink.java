package io.serai.camel;

import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.channel.SendFailed;
import io.serai.channel.WebhookMessages;
import io.serai.shared.WebhookSignature;
import io.serai.webhook.WebhookPosts;
import io.serai.webhook.WebhookPosts.Answer;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import javax.net.ssl.SSLHandshakeException;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** What the kamelet webhook-sink posts, and where to. One for each sink, with its parameters. */
public class WebhookSink {

    private WebhookMessages messages;
    private URI url;
    private WebhookSignature signature;
    private Duration readTimeout;
    private WebhookPosts posts;

    public void setMessages(WebhookMessages messages) {
        this.messages = messages;
    }

    public void setUrl(String url) {
        this.url = URI.create(url);
    }

    public void setSecret(String secret) {
        this.signature = WebhookSignature.of(secret);
    }

    public void setPosts(WebhookPosts posts) {
        this.posts = posts;
    }

    public void setReadTimeout(long millis) {
        this.readTimeout = Duration.ofMillis(millis);
    }

    /** @return the name by which the other end knows the message */
    public String send(OutgoingMessage message) {
        Answer answer;
        try {
            answer = posts.post(url, signature, message.messageRef(), messages.write(message), readTimeout);
        } catch (ConnectException | ConnectTimeoutException | UnknownHostException | SSLHandshakeException e) {
            throw new SendFailed(Outcome.CONNECTION_FAILED, "The server cannot be reached: " + e.getMessage());
        } catch (IOException e) {
            throw new SendFailed(Outcome.TIMEOUT_AFTER_SEND, "No answer came: " + e.getMessage());
        }
        if (answer.isTaken()) {
            return message.messageRef();
        }
        Duration retryAfter = answer.retryAfter() == null ? null : Duration.ofSeconds(answer.retryAfter());
        throw new SendFailed(
                outcome(answer.status()), "The server answered %d.".formatted(answer.status()), retryAfter);
    }

    private static Outcome outcome(int status) {
        return switch (status) {
            // Most likely one end's secret is being changed.
            case 401 -> Outcome.AUTHENTICATION_FAILED;
            case 408, 425 -> Outcome.REJECTED_TEMPORARY;
            case 429, 503 -> Outcome.RATE_LIMITED;
            default -> status >= 500 ? Outcome.REJECTED_TEMPORARY : Outcome.REJECTED_PERMANENT;
        };
    }
}
