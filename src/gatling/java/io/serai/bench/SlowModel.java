package io.serai.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Stands in for a server that speaks OpenAI's chat completions: a fixed time after a request it quotes the first passage
 * that it was shown. It waits without a thread, so that its own work stays out of the measurement.
 */
class SlowModel {

    private static final int QUOTED = 400;

    private final int port;
    private final Duration delay;
    private final ObjectMapper json = new ObjectMapper();
    private final ScheduledExecutorService answers = Executors.newScheduledThreadPool(2);
    private HttpServer server;

    SlowModel(int port, Duration delay) {
        this.port = port;
        this.delay = delay;
    }

    void start() {
        if (delay.isZero()) {
            return;
        }
        // Read when the server's classes load: without them each answer waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", "1000");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 512);
        } catch (IOException e) {
            throw new UncheckedIOException("Port " + port + " is taken", e);
        }
        server.setExecutor(Executors.newFixedThreadPool(4));
        server.createContext("/v1/chat/completions", this::accept);
        server.start();
    }

    private void accept(HttpExchange exchange) throws IOException {
        JsonNode request = json.readTree(exchange.getRequestBody());
        answers.schedule(() -> answer(exchange, request), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void answer(HttpExchange exchange, JsonNode request) {
        try (exchange) {
            boolean streams = request.path("stream").asBoolean();
            byte[] body = streams ? streamed(completion(request)) : json.writeValueAsBytes(completion(request));
            exchange.getResponseHeaders().set("Content-Type", streams ? "text/event-stream" : "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All words at once, at the same time as without a stream. */
    private byte[] streamed(ObjectNode completion) {
        ObjectNode choice = (ObjectNode) completion.path("choices").path(0);
        choice.set("delta", choice.remove("message"));
        return ("data: " + completion + "\n\ndata: [DONE]\n\n").getBytes(StandardCharsets.UTF_8);
    }

    private ObjectNode completion(JsonNode request) throws IOException {
        JsonNode messages = request.path("messages");
        JsonNode asked = json.readTree(
                messages.path(messages.size() - 1).path("content").asText());
        ObjectNode completion =
                json.createObjectNode().put("id", "stand-in").put("object", "chat.completion").put("model", "slow");
        ObjectNode choice = completion.putArray("choices").addObject().put("index", 0).put("finish_reason", "stop");
        choice.putObject("message")
                .put("role", "assistant")
                .put("content", reply(asked.path("passages").path(0)).toString());
        completion
                .putObject("usage")
                .put("prompt_tokens", 900)
                .put("completion_tokens", 90)
                .put("total_tokens", 990);
        return completion;
    }

    private ObjectNode reply(JsonNode passage) {
        if (passage.isMissingNode()) {
            ObjectNode handoff = json.createObjectNode().put("answer", "").put("action", "handoff");
            handoff.putArray("citations");
            return handoff.put("reason", "no_passage").put("rating", 0);
        }
        ObjectNode answer = json.createObjectNode().put("answer", beginning(passage.path("text").asText()));
        answer.putArray("citations").add(passage.path("number").asInt());
        return answer.put("action", "answer").put("reason", "answered").put("rating", 0.95);
    }

    private static String beginning(String text) {
        int end = text.lastIndexOf(". ", QUOTED);
        return text.length() <= QUOTED || end < 0 ? text : text.substring(0, end + 1);
    }

    void stop() {
        answers.shutdownNow();
        if (server != null) {
            server.stop(0);
        }
    }
}
