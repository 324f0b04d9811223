package io.serai.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.shared.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program at the other end of a webhook channel: posts signed messages, takes signed posts, and misbehaves when told. */
public final class WebhookPeer implements AutoCloseable {

    public static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    /** A post that was taken. @param signed whether its signature is right */
    public record Taken(String id, JsonNode body, boolean signed, String text) {}

    private record Misbehaviour(int status, boolean silent, String... headers) {}

    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebhookSignature signature = WebhookSignature.of(SECRET);
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Taken> taken = new CopyOnWriteArrayList<>();
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    public WebhookPeer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    public String url() {
        return "http://localhost:%d/inbox".formatted(server.getAddress().getPort());
    }

    public String channelYaml() {
        return """
                kind: webhook
                source: {secret: "%1$s"}
                sink: {secret: "%1$s", url: "%2$s", read-timeout: 1000}
                """.formatted(SECRET, url());
    }

    public HttpResponse<String> post(int hubPort, String channel, String id, String body) {
        Instant now = Instant.now();
        return post(hubPort, channel, id, now.getEpochSecond(), signature.sign(id, now, bytes(body)), body);
    }

    public HttpResponse<String> post(
            int hubPort, String channel, String id, long timestamp, String signed, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:%d/api/v1/channels/%s/messages".formatted(hubPort, channel)))
                .header("Content-Type", "application/json")
                .header(WebhookSignature.ID_HEADER, id)
                .header(WebhookSignature.TIMESTAMP_HEADER, Long.toString(timestamp))
                .POST(BodyPublishers.ofString(body));
        if (signed != null) {
            request.header(WebhookSignature.SIGNATURE_HEADER, signed);
        }
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public String sign(String id, Instant time, String body) {
        return signature.sign(id, time, bytes(body));
    }

    /** The next post is answered so, and not taken. */
    public void answerNext(int status, String... headers) {
        misbehaviours.add(new Misbehaviour(status, false, headers));
    }

    /** The next post is taken and never answered. */
    public void takeNextInSilence() {
        misbehaviours.add(new Misbehaviour(0, true));
    }

    public List<Taken> taken() {
        return List.copyOf(taken);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Misbehaviour misbehaviour = misbehaviours.poll();
        if (misbehaviour == null || misbehaviour.silent()) {
            taken.add(taken(exchange, body));
        }
        if (misbehaviour != null && misbehaviour.silent()) {
            return;
        }
        if (misbehaviour != null) {
            for (int i = 0; i < misbehaviour.headers().length; i += 2) {
                exchange.getResponseHeaders()
                        .add(misbehaviour.headers()[i], misbehaviour.headers()[i + 1]);
            }
        }
        exchange.sendResponseHeaders(misbehaviour == null ? 204 : misbehaviour.status(), -1);
        exchange.close();
    }

    private Taken taken(HttpExchange exchange, byte[] body) throws IOException {
        String id = exchange.getRequestHeaders().getFirst(WebhookSignature.ID_HEADER);
        boolean signed = signature.matches(
                id,
                exchange.getRequestHeaders().getFirst(WebhookSignature.TIMESTAMP_HEADER),
                exchange.getRequestHeaders().getFirst(WebhookSignature.SIGNATURE_HEADER),
                body,
                Instant.now());
        JsonNode tree = JSON.readTree(body);
        return new Taken(id, tree, signed, tree.path("text").asText());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
