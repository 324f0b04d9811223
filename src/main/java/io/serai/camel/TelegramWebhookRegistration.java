package io.serai.camel;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Channels;
import io.serai.channel.Redaction;
import io.serai.channel.SendFailed;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Route;
import org.apache.camel.support.RoutePolicySupport;

/** Tells Telegram where to post a bot's updates when the route that takes them starts, again until it is heard. */
public class TelegramWebhookRegistration extends RoutePolicySupport {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FIRST_RETRY = Duration.ofSeconds(2);
    private static final Duration LAST_RETRY = Duration.ofMinutes(5);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "telegram-webhook");
        thread.setDaemon(true);
        return thread;
    });

    private Channels channels;
    private String channelId;
    private String baseUri;
    private String token;
    private String webhookUrl;
    private String secretToken;
    private volatile Future<?> next;

    public void setChannels(Channels channels) {
        this.channels = channels;
    }

    public void setChannelId(String channelId) {
        this.channelId = channelId;
    }

    public void setBaseUri(String baseUri) {
        this.baseUri = baseUri;
    }

    public void setToken(String token) {
        this.token = token;
    }

    public void setWebhookUrl(String webhookUrl) {
        this.webhookUrl = webhookUrl;
    }

    public void setSecretToken(String secretToken) {
        this.secretToken = secretToken;
    }

    @Override
    public void onStart(Route route) {
        next = clock.submit(() -> register(FIRST_RETRY));
    }

    private void register(Duration nextRetry) {
        try {
            String body = JSON.writeValueAsString(Map.of("url", webhookUrl, "secret_token", secretToken));
            HttpRequest request = HttpRequest.newBuilder(URI.create(baseUri + "/bot" + token + "/setWebhook"))
                    .timeout(Duration.ofSeconds(30))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(body))
                    .build();
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            TelegramAnswers.accepted(response.statusCode(), response.body());
            channels.up(channelId);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            String reason = e instanceof SendFailed ? e.getMessage() : Redaction.reasonOf(e);
            channels.down(channelId, "Telegram does not take the webhook: " + reason);
            Duration later =
                    nextRetry.multipliedBy(2).compareTo(LAST_RETRY) < 0 ? nextRetry.multipliedBy(2) : LAST_RETRY;
            next = clock.schedule(() -> register(later), nextRetry.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    @Override
    public void onStop(Route route) {
        if (next != null) {
            next.cancel(true);
        }
    }

    @Override
    public void onRemove(Route route) {
        clock.shutdownNow();
    }
}
