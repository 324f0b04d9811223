package io.serai;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** A server that speaks OpenAI's chat completions and writes, word by word, what the test dictates and when. */
public final class WritingModel implements AutoCloseable {

    /** What it writes when it is asked to stream. */
    public interface Script {
        void write(Pen pen) throws IOException, InterruptedException;
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<JsonNode> requests = new CopyOnWriteArrayList<>();
    private final Semaphore pauses = new Semaphore(0);
    private volatile Script script = pen -> {};
    private volatile String whole = reply("", "handoff");

    public WritingModel() {
        // Without it each word waits for a delayed acknowledgement.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/v1";
    }

    public WritingModel writing(Script next) {
        script = next;
        return this;
    }

    /** What it says when it is not asked to stream. */
    public WritingModel saying(String answer) {
        whole = reply(answer, "answer");
        return this;
    }

    /** Lets the pen write on after its next, or its present, pause. */
    public void goOn() {
        pauses.release();
    }

    public List<JsonNode> requests() {
        return requests;
    }

    private void handle(HttpExchange exchange) throws IOException {
        JsonNode request = JSON.readTree(exchange.getRequestBody());
        requests.add(request);
        try {
            if (request.path("stream").asBoolean()) {
                exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                script.write(new Pen(exchange.getResponseBody(), pauses));
            } else {
                send(exchange);
            }
            exchange.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange) throws IOException {
        byte[] completion = JSON.writeValueAsBytes(Map.of(
                "id",
                "1",
                "object",
                "chat.completion",
                "model",
                "stand-in",
                "choices",
                List.of(Map.of(
                        "index",
                        0,
                        "message",
                        Map.of("role", "assistant", "content", whole),
                        "finish_reason",
                        "stop"))));
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, completion.length);
        exchange.getResponseBody().write(completion);
    }

    private static String reply(String answer, String action) {
        return "{\"answer\":%s,\"citations\":[1],\"action\":\"%s\",\"reason\":\"answered\",\"rating\":0.95}"
                .formatted(quoted(answer), action);
    }

    private static String quoted(String text) {
        try {
            return JSON.writeValueAsString(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        pauses.release(100);
        server.stop(0);
        threads.shutdownNow();
    }

    /** Writes one answer. */
    public static final class Pen {

        private final OutputStream out;
        private final Semaphore pauses;
        private boolean begun;

        private Pen(OutputStream out, Semaphore pauses) {
            this.out = out;
            this.pauses = pauses;
        }

        /** The next words of the answer. */
        public Pen say(String words) throws IOException {
            String escaped = quoted(words);
            raw((begun ? "" : "{\"answer\":\"") + escaped.substring(1, escaped.length() - 1));
            begun = true;
            return this;
        }

        /** Waits until the test says to go on. */
        public Pen pause() throws InterruptedException {
            pauses.tryAcquire(60, TimeUnit.SECONDS);
            return this;
        }

        public Pen pause(long millis) throws InterruptedException {
            new Semaphore(0).tryAcquire(millis, TimeUnit.MILLISECONDS);
            return this;
        }

        public void end() throws IOException {
            end("answer");
        }

        public void end(String action) throws IOException {
            raw("\",\"citations\":[1],\"action\":\"%s\",\"reason\":\"answered\",\"rating\":0.95}".formatted(action));
            done();
        }

        public void done() throws IOException {
            event("{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},"
                    + "\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":120,\"completion_tokens\":30,"
                    + "\"total_tokens\":150}}");
            event("[DONE]");
        }

        /** The connection breaks. */
        public void cut() {
            // The server ends a connection without a word when its handler fails.
            throw new IllegalStateException("The test cuts the connection");
        }

        public Pen raw(String content) throws IOException {
            event(
                    "{\"id\":\"1\",\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":%s}}]}"
                            .formatted(quoted(content)));
            return this;
        }

        private void event(String data) throws IOException {
            out.write(("data: " + data + "\n\n").getBytes(StandardCharsets.UTF_8));
            out.flush();
        }
    }
}
