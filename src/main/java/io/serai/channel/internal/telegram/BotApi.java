package io.serai.channel.internal.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.Redaction;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** What reading a bot's updates asks of the Bot API. Every call ends within its time limit, whatever the server does. */
public final class BotApi {

    /** The most that getFile serves. */
    static final long LARGEST_FILE = 20_000_000;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration CALL = Duration.ofSeconds(10);
    private static final Duration DOWNLOAD = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CALL).build();
    private final String baseUri;
    private final String token;
    private volatile String username;

    public BotApi(String baseUri, String token) {
        this.baseUri = baseUri;
        this.token = token;
    }

    /** The bot's own id, which every token begins with. */
    String id() {
        return token.substring(0, Math.max(0, token.indexOf(':')));
    }

    /** The bot's name without the @, asked for once. */
    String username() {
        if (username == null) {
            username = call("getMe", Map.of()).path("username").asText();
        }
        return username;
    }

    byte[] file(String fileId) {
        JsonNode file = call("getFile", Map.of("file_id", fileId));
        if (file.path("file_size").asLong() > LARGEST_FILE) {
            throw new Failed("it is larger than %d MB".formatted(LARGEST_FILE / 1_000_000));
        }
        HttpResponse<byte[]> response = send(
                request("/file/bot" + token + "/"
                                + encoded(file.path("file_path").asText()))
                        .build(),
                info -> new LimitedBody(LARGEST_FILE),
                DOWNLOAD);
        if (response.statusCode() != 200) {
            throw new Failed("the file server answered %d".formatted(response.statusCode()));
        }
        return response.body();
    }

    /** Ends the waiting that a pressed button shows. */
    public void answerCallback(String callbackId) {
        call("answerCallbackQuery", Map.of("callback_query_id", callbackId));
    }

    private JsonNode call(String method, Map<String, String> parameters) {
        try {
            HttpRequest request = request("/bot" + token + "/" + method)
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString(JSON.writeValueAsString(parameters)))
                    .build();
            JsonNode answer = JSON.readTree(
                    send(request, BodyHandlers.ofByteArray(), CALL).body());
            if (!answer.path("ok").asBoolean()) {
                throw new Failed(
                        "%s: %s".formatted(method, answer.path("description").asText("no answer")));
            }
            return answer.path("result");
        } catch (IOException e) {
            throw new Failed("%s: %s".formatted(method, Redaction.reasonOf(e)));
        }
    }

    private HttpRequest.Builder request(String path) {
        if (token.isBlank()) {
            throw new Failed("the channel has no token");
        }
        try {
            return HttpRequest.newBuilder(URI.create(baseUri + path));
        } catch (IllegalArgumentException e) {
            // Its message holds the token.
            throw new Failed("the address of the Bot API is none");
        }
    }

    private <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler, Duration limit) {
        CompletableFuture<HttpResponse<T>> response = http.sendAsync(request, handler);
        try {
            return response.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new Failed("no whole answer came in %d s".formatted(limit.toSeconds()));
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Failed known ? known : new Failed(Redaction.reasonOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failed("the hub is stopping");
        } finally {
            response.cancel(true);
        }
    }

    private static String encoded(String path) {
        try {
            return new URI(null, null, "/" + path, null).getRawPath().substring(1);
        } catch (URISyntaxException e) {
            throw new Failed("the file server's path is none");
        }
    }

    /** What could not be had from the Bot API, in words without the token. */
    public static final class Failed extends RuntimeException {
        Failed(String message) {
            super(message);
        }
    }
}
