package io.serai.console.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Speaks the customer's part of the hub's contract by a script: what a real hub does seldom or never twice alike, such as
 * a sentence that fails its check or a connection that breaks between storing and answering.
 */
class ScriptedHub implements AutoCloseable {
    private static final Path WIDGET = Path.of("target/classes/static/widget.js");
    private static final ObjectMapper JSON = new ObjectMapper();

    record Request(String method, String path, JsonNode body) {}

    private record Event(long id, String name, String data) {}

    /** How the next requests to write are answered. */
    enum Write {
        REFUSED_FOR_NOW,
        LOST_BEFORE,
        LOST_AFTER
    }

    final Map<String, Object> chat = new LinkedHashMap<>(Map.of(
            "name",
            "Kettle & Comet",
            "open",
            true,
            "form",
            List.of(),
            "max_attachment_bytes",
            10_000_000,
            "history",
            true));
    final List<Request> requests = new CopyOnWriteArrayList<>();
    final List<Map<String, Object>> messages = new CopyOnWriteArrayList<>();
    final List<Write> troubles = new CopyOnWriteArrayList<>();
    final List<String> resumedAfter = new CopyOnWriteArrayList<>();
    volatile Map<String, Object> progress = Map.of("stage", "RECEIVED");
    volatile boolean byEmail;

    /** Whether the customer's earlier conversation is another one than that which they began here. */
    volatile boolean hasAnother;

    /** Routes whose next request is cut, and those that are refused until they are let in again. */
    final Map<String, Write> cuts = new ConcurrentHashMap<>();

    final Map<String, Integer> refusals = new ConcurrentHashMap<>();

    /** Routes that are answered when the latch opens. */
    final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    private final Map<String, String> ids = new ConcurrentHashMap<>();
    private final List<Event> log = new CopyOnWriteArrayList<>();
    private final List<HttpExchange> streams = new CopyOnWriteArrayList<>();
    private final ThreadLocal<Boolean> isAnswerLost = ThreadLocal.withInitial(() -> false);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final String conversation = UUID.randomUUID().toString();
    private final String another = UUID.randomUUID().toString();

    ScriptedHub() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    String origin() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    long openStreams() {
        return streams.size();
    }

    /** Tells all who follow, and those who come later. */
    synchronized void tell(String name, Map<String, ?> data) {
        Event event = new Event(log.size() + 1, name, json(data));
        log.add(event);
        streams.forEach(
                stream -> write(stream, "id: %d\nevent: %s\ndata: %s\n\n".formatted(event.id, name, event.data)));
    }

    /** Tells those who follow now. */
    synchronized void whisper(String name, Map<String, ?> data) {
        streams.forEach(stream -> write(stream, "event: %s\ndata: %s\n\n".formatted(name, json(data))));
    }

    void status(String status, Map<String, Object> now) {
        progress = now;
        tell("status", Map.of("status", status, "progress", now));
    }

    String say(String author, String text, Map<String, ?> more) {
        Map<String, Object> message = message(author, text);
        message.putAll(more);
        messages.add(message);
        Map<String, Object> told = new LinkedHashMap<>(message);
        told.remove("attachments");
        tell("message", told);
        return message.get("id").toString();
    }

    synchronized void cutStreams() {
        streams.forEach(HttpExchange::close);
        streams.clear();
    }

    private static Map<String, Object> message(String author, String text) {
        return new LinkedHashMap<>(Map.of(
                "id", UUID.randomUUID().toString(),
                "author", author,
                "text", text,
                "created_at", Instant.now().toString(),
                "sources", List.of()));
    }

    /** They stay open, as a connection does whose other end is gone. */
    synchronized void muteStreams() {
        streams.clear();
    }

    List<Request> requestsTo(String method, String end) {
        return requests.stream()
                .filter(it -> it.method.equals(method) && it.path.endsWith(end))
                .toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String method = exchange.getRequestMethod();
        exchange.getResponseHeaders().add("Access-Control-Allow-Origin", "*");
        exchange.getResponseHeaders().add("Access-Control-Allow-Methods", "GET, POST, PUT");
        exchange.getResponseHeaders()
                .add("Access-Control-Allow-Headers", "Authorization, Content-Type, Idempotency-Key, Last-Event-ID");
        byte[] body = exchange.getRequestBody().readAllBytes();
        if (method.equals("OPTIONS")) {
            answer(exchange, 204, null);
        } else if (path.equals("/widget.js")) {
            exchange.getResponseHeaders().add("Content-Type", "text/javascript");
            send(exchange, 200, Files.readAllBytes(WIDGET));
        } else {
            boolean isFile = path.endsWith("/attachments");
            Request request = new Request(method, path, body.length == 0 || isFile ? null : JSON.readTree(body));
            requests.add(request);
            answerOrCut(request, routeOf(request), body.length, exchange);
        }
    }

    private String routeOf(Request request) {
        return request.method + " "
                + request.path
                        .replace("/api/v1", "")
                        .replace(conversation, "ID")
                        .replace(another, "ANOTHER")
                        .replaceAll("/messages/.*/feedback", "/messages/M/feedback")
                        .replaceAll("/channels/[^/]+", "/channels/C");
    }

    private void answerOrCut(Request request, String route, int size, HttpExchange exchange) throws IOException {
        Write cut = cuts.remove(route);
        Integer refusal = refusals.get(route);
        if (refusal != null) {
            answer(exchange, refusal, Map.of("status", refusal, "title", "Refused", "detail", "It is refused."));
        } else if (cut == Write.REFUSED_FOR_NOW) {
            refuseForNow(exchange);
        } else if (cut == Write.LOST_BEFORE) {
            exchange.close();
        } else {
            isAnswerLost.set(cut == Write.LOST_AFTER);
            answerTo(request, route, size, exchange);
            isAnswerLost.remove();
        }
    }

    private void answerTo(Request request, String route, int size, HttpExchange exchange) throws IOException {
        switch (route) {
            case "POST /conversations/ID/attachments" -> {
                await(route);
                String name = exchange.getRequestURI().getQuery().substring("name=".length());
                answer(
                        exchange,
                        201,
                        Map.of("id", UUID.randomUUID().toString(), "name", name, "media_type", "x/y", "size", size));
            }
            case "GET /conversations/ANOTHER/events" -> {
                exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
                exchange.sendResponseHeaders(200, 0);
                write(exchange, ":\n\n");
            }
            case "GET /conversations/ANOTHER" ->
                answer(
                        exchange,
                        200,
                        Map.of(
                                "id",
                                another,
                                "status",
                                "RESOLVED",
                                "progress",
                                Map.of("stage", "RESOLVED"),
                                "messages",
                                List.of(message("CUSTOMER", "What was said before")),
                                "answers_by_email",
                                false));
            case "GET /channels/C/chat" -> answer(exchange, 200, chat);
            case "POST /channels/C/history" -> answer(exchange, 200, Map.of("items", earlier()));
            case "POST /conversations", "POST /conversations/ID/messages" -> write(request, exchange);
            case "GET /conversations/ID" ->
                answer(
                        exchange,
                        200,
                        Map.of(
                                "id", conversation,
                                "status", "OPEN",
                                "progress", progress,
                                "messages", messages,
                                "answers_by_email", byEmail));
            case "GET /conversations/ID/events" -> follow(exchange);
            case "POST /conversations/ID/token" -> answer(exchange, 200, Map.of("visitor_token", "t2"));
            case "POST /conversations/ID/person" -> {
                Map<String, Object> waiting = Map.of("stage", "WAITING", "place", 2, "minutes", 5);
                status("WITH_AGENT", waiting);
                await(route);
                answer(exchange, 200, waiting);
            }
            case "POST /conversations/ID/transcript" -> answer(exchange, 202, null);
            case "PUT /conversations/ID/typing",
                    "PUT /conversations/ID/read",
                    "PUT /conversations/ID/rating",
                    "PUT /conversations/ID/messages/M/feedback",
                    "POST /conversations/ID/email" -> answer(exchange, 204, null);
            default -> answer(exchange, 404, Map.of("status", 404, "title", "Not found", "detail", route));
        }
    }

    private List<Map<String, Object>> earlier() {
        return List.of(Map.of(
                "conversation_id", hasAnother ? another : conversation,
                "visitor_token", "t",
                "status", "ANSWERED",
                "started_at", "2026-03-02T09:00:00Z",
                "last_at", "2026-03-02T09:05:00Z",
                "last_text", "Standard delivery takes two days within Korea."));
    }

    private void write(Request request, HttpExchange exchange) throws IOException {
        Write trouble = troubles.isEmpty() ? null : troubles.remove(0);
        if (trouble == Write.REFUSED_FOR_NOW) {
            refuseForNow(exchange);
            return;
        }
        if (trouble == Write.LOST_BEFORE) {
            exchange.close();
            return;
        }
        String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
        // As the hub does: under the same key, other words are another message.
        String id = ids.computeIfAbsent(key + request.body, it -> store(request.body));
        if (trouble == Write.LOST_AFTER) {
            exchange.close();
            return;
        }
        answer(
                exchange,
                201,
                Map.of(
                        "conversation_id", conversation,
                        "message_id", id,
                        "visitor_token", "t",
                        "status", "OPEN",
                        "answers_by_email", byEmail));
    }

    private static void refuseForNow(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().add("Retry-After", "1");
        answerAlways(exchange, 429, Map.of("status", 429, "title", "Too often"));
    }

    private void await(String route) {
        try {
            CountDownLatch latch = held.get(route);
            if (latch != null) latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String store(JsonNode body) {
        List<Map<String, Object>> files = new ArrayList<>();
        body.path("attachments")
                .forEach(it -> files.add(
                        Map.of("id", it.asText(), "name", "label.png", "media_type", "image/png", "size", 2048)));
        String id =
                say("CUSTOMER", body.get("text").asText(), files.isEmpty() ? Map.of() : Map.of("attachments", files));
        return id;
    }

    private synchronized void follow(HttpExchange exchange) throws IOException {
        String last = exchange.getRequestHeaders().getFirst("Last-Event-ID");
        resumedAfter.add(last);
        exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        write(exchange, ":\n\n");
        streams.add(exchange);
        log.stream()
                .filter(it -> it.id > Long.parseLong(last))
                .forEach(it -> write(exchange, "id: %d\nevent: %s\ndata: %s\n\n".formatted(it.id, it.name, it.data)));
    }

    private void write(HttpExchange stream, String text) {
        try {
            stream.getResponseBody().write(text.getBytes(StandardCharsets.UTF_8));
            stream.getResponseBody().flush();
        } catch (IOException gone) {
            streams.remove(stream);
        }
    }

    /** As the hub does between events: it finds out who has gone. */
    synchronized void heartbeat() {
        streams.forEach(stream -> write(stream, ":\n\n"));
    }

    private void answer(HttpExchange exchange, int status, Object body) throws IOException {
        if (isAnswerLost.get()) exchange.close();
        else answerAlways(exchange, status, body);
    }

    private static void answerAlways(HttpExchange exchange, int status, Object body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        send(exchange, status, body == null ? new byte[0] : json(body).getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
