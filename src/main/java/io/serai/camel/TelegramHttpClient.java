package io.serai.camel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Authenticator;
import java.net.CookieHandler;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.PushPromiseHandler;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Camel's Telegram component sets no time limits, so a silent server would hold it for ever; this client does. After an
 * answer that did not come whole it asks for fewer updates: on a bad line a long answer may never come to its end.
 */
public class TelegramHttpClient extends HttpClient {

    /** As many as the Bot API gives at once. */
    private static final int MOST_UPDATES = 100;

    private final AtomicInteger wanted = new AtomicInteger(MOST_UPDATES);
    private HttpClient http = HttpClient.newHttpClient();
    private Duration readTimeout = Duration.ofSeconds(30);

    public void setConnectTimeout(long millis) {
        this.http = HttpClient.newBuilder()
                .connectTimeout(Duration.ofMillis(millis))
                .build();
    }

    public void setReadTimeout(long millis) {
        this.readTimeout = Duration.ofMillis(millis);
    }

    @Override
    public <T> HttpResponse<T> send(HttpRequest request, BodyHandler<T> handler)
            throws IOException, InterruptedException {
        if (!request.uri().getPath().endsWith("/getUpdates")) {
            return http.send(limited(request), handler);
        }
        int most = wanted.get();
        try {
            HttpResponse<T> answer = http.send(limited(forAtMost(most, request)), packed(handler));
            wanted.set(Math.min(MOST_UPDATES, 2 * most));
            return answer;
        } catch (IOException cut) {
            wanted.set(Math.max(1, most / 2));
            throw cut;
        }
    }

    private static HttpRequest forAtMost(int updates, HttpRequest request) {
        URI uri = UriComponentsBuilder.fromUri(request.uri())
                .replaceQueryParam("limit", updates)
                .build(true)
                .toUri();
        return HttpRequest.newBuilder(request, (name, value) -> true).uri(uri).build();
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(HttpRequest request, BodyHandler<T> handler) {
        return http.sendAsync(limited(request), checked());
    }

    @Override
    public <T> CompletableFuture<HttpResponse<T>> sendAsync(
            HttpRequest request, BodyHandler<T> handler, PushPromiseHandler<T> pushPromises) {
        return http.sendAsync(limited(request), checked(), pushPromises);
    }

    private HttpRequest limited(HttpRequest request) {
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .timeout(readTimeout)
                .build();
    }

    @SuppressWarnings("unchecked")
    private static <T> BodyHandler<T> packed(BodyHandler<T> handler) {
        return info -> BodySubscribers.mapping(
                handler.apply(info), body -> body instanceof String answer ? (T) TelegramEnvelopes.pack(answer) : body);
    }

    /** Camel's producer goes on as if all were well when the answer is a refusal, so a refusal fails here already. */
    @SuppressWarnings("unchecked")
    private static <T> BodyHandler<T> checked() {
        return info -> (BodySubscriber<T>) BodySubscribers.mapping(
                BodySubscribers.ofByteArray(),
                answer -> new ByteArrayInputStream(TelegramAnswers.accepted(info.statusCode(), answer)));
    }

    @Override
    public Optional<CookieHandler> cookieHandler() {
        return http.cookieHandler();
    }

    @Override
    public Optional<Duration> connectTimeout() {
        return http.connectTimeout();
    }

    @Override
    public Redirect followRedirects() {
        return http.followRedirects();
    }

    @Override
    public Optional<ProxySelector> proxy() {
        return http.proxy();
    }

    @Override
    public SSLContext sslContext() {
        return http.sslContext();
    }

    @Override
    public SSLParameters sslParameters() {
        return http.sslParameters();
    }

    @Override
    public Optional<Authenticator> authenticator() {
        return http.authenticator();
    }

    @Override
    public Version version() {
        return http.version();
    }

    @Override
    public Optional<Executor> executor() {
        return http.executor();
    }
}
