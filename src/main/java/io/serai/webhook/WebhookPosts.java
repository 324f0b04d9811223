package io.serai.webhook;

import io.serai.shared.WebhookSignature;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.Closer;
import org.apache.hc.core5.util.Timeout;

/**
 * Posts signed JSON (Standard Webhooks 1.0). An answer is its status and nothing else: its body is not read, redirects are
 * not followed, and no answer may take longer than its time, however slowly it drips.
 */
public final class WebhookPosts implements Closeable {

    /** @param retryAfter in seconds, or null */
    public record Answer(int status, Integer retryAfter) {
        public boolean isTaken() {
            return status / 100 == 2;
        }
    }

    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final CloseableHttpClient http;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "webhook-time-limit");
        thread.setDaemon(true);
        return thread;
    });

    /** @param addresses resolves host names, and fails for those that must not be reached */
    WebhookPosts(DnsResolver addresses) {
        this.http = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(addresses)
                        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                                .http1Config(Http1Config.custom()
                                        .setMaxLineLength(LONGEST_LINE)
                                        .setMaxHeaderCount(MOST_HEADERS)
                                        .build())
                                .build())
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT_TIMEOUT))
                                // Holds for the TLS handshake, too.
                                .setSocketTimeout(Timeout.of(CONNECT_TIMEOUT))
                                .build())
                        .setMaxConnTotal(64)
                        .setMaxConnPerRoute(16)
                        .build())
                // The body is thrown away, so the connection is, too.
                .setConnectionReuseStrategy((request, response, context) -> false)
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Serai")
                .build();
    }

    /**
     * @param id the same whenever this message is sent
     * @param readTimeout from the connection on until the head of the answer is there
     * @throws IOException when no answer came; a {@link java.net.ConnectException}, {@link java.net.UnknownHostException}
     *     or {@link org.apache.hc.client5.http.ConnectTimeoutException} tells that nothing was sent
     */
    public Answer post(URI url, WebhookSignature signature, String id, String json, Duration readTimeout)
            throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        Instant now = Instant.now();
        HttpPost request = new HttpPost(url);
        request.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        request.setHeader(WebhookSignature.ID_HEADER, id);
        request.setHeader(WebhookSignature.TIMESTAMP_HEADER, Long.toString(now.getEpochSecond()));
        request.setHeader(WebhookSignature.SIGNATURE_HEADER, signature.sign(id, now, body));
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(readTimeout))
                .build());
        Duration patience = CONNECT_TIMEOUT.plus(readTimeout);
        Future<?> limit = clock.schedule(request::cancel, patience.toMillis(), TimeUnit.MILLISECONDS);
        try {
            ClassicHttpResponse response = http.executeOpen(null, request, null);
            Answer answer = new Answer(response.getCode(), retryAfter(response.getFirstHeader("Retry-After")));
            // Closing alone would read the body to its end, whatever its length; cut off, it fails, and that is meant.
            request.cancel();
            Closer.closeQuietly(response);
            return answer;
        } catch (IOException e) {
            if (limit.isDone()) {
                throw new InterruptedIOException("No answer within %d s".formatted(patience.toSeconds()));
            }
            throw e;
        } finally {
            limit.cancel(false);
        }
    }

    private static Integer retryAfter(Header header) {
        return header == null || !header.getValue().matches("\\d{1,6}") ? null : Integer.valueOf(header.getValue());
    }

    @Override
    public void close() throws IOException {
        clock.shutdownNow();
        http.close();
    }
}
