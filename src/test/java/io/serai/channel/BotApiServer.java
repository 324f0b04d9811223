package io.serai.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** A Telegram Bot API server for one bot: long polling, sending, webhooks, and refusals on demand. */
public final class BotApiServer implements AutoCloseable {

    public static final String TOKEN = "123456:test-Token_1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = MailServer.freePort();
    private final AtomicLong nextUpdate = new AtomicLong(1);
    private final AtomicLong nextMessage = new AtomicLong(100);
    private final TreeMap<Long, String> updates = new TreeMap<>();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final List<JsonNode> webhooks = new CopyOnWriteArrayList<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private ExecutorService threads;

    private record Refusal(String method, int status, String description) {}

    public BotApiServer start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads = Executors.newCachedThreadPool();
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
        return this;
    }

    public String baseUri() {
        return "http://localhost:" + port;
    }

    /** A customer writes. @return the Update's JSON */
    public String write(long chatId, long messageId, String text) {
        return update("""
                "message": {"message_id": %d, "date": 1700000000, "text": %s,
                  "from": {"id": %d, "is_bot": false, "first_name": "Mina", "last_name": "Kim"},
                  "chat": {"id": %d, "type": "private", "first_name": "Mina"}}""".formatted(messageId, quoted(text), chatId, chatId));
    }

    /** @param member an Update's own member, such as {@code "message": {…}}. @return the Update's JSON */
    public String update(String member) {
        synchronized (updates) {
            long id = nextUpdate.getAndIncrement();
            String update = "{\"update_id\": %d, %s}".formatted(id, member);
            updates.put(id, update);
            updates.notifyAll();
            return update;
        }
    }

    /** The next call of a method of the Bot API is answered with this. */
    public void refuseNext(String method, int status, String description) {
        refusals.add(new Refusal(method, status, description));
    }

    /** The bodies of sendMessage, in order. */
    public List<JsonNode> sent() {
        return List.copyOf(sent);
    }

    /** The bodies of setWebhook, in order. */
    public List<JsonNode> webhooks() {
        return List.copyOf(webhooks);
    }

    /** How many updates have not been confirmed by a later offset. */
    public int unconfirmed() {
        synchronized (updates) {
            return updates.size();
        }
    }

    private void answer(HttpExchange http) throws IOException {
        try (http) {
            String path = http.getRequestURI().getPath();
            if (!path.startsWith("/bot" + TOKEN + "/")) {
                reply(http, 404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
                return;
            }
            String method = path.substring(path.lastIndexOf('/') + 1);
            Refusal refusal = refusals.peek();
            if (refusal != null && refusal.method().equals(method)) {
                refusals.remove();
                reply(
                        http,
                        refusal.status(),
                        "{\"ok\":false,\"error_code\":%d,\"description\":%s}"
                                .formatted(refusal.status(), quoted(refusal.description())));
                return;
            }
            reply(http, 200, "{\"ok\":true,\"result\":%s}".formatted(result(method, http)));
        }
    }

    private String result(String method, HttpExchange http) throws IOException {
        return switch (method) {
            case "getMe" -> "{\"id\":123456,\"is_bot\":true,\"first_name\":\"Shop\",\"username\":\"shop_bot\"}";
            case "getUpdates" -> updates(http);
            case "sendMessage" -> {
                JsonNode message = JSON.readTree(http.getRequestBody());
                sent.add(message);
                yield "{\"message_id\":%d,\"date\":1700000000,\"chat\":{\"id\":%s,\"type\":\"private\"},\"text\":%s}"
                        .formatted(
                                nextMessage.getAndIncrement(),
                                message.path("chat_id").asText(),
                                quoted(message.path("text").asText()));
            }
            case "setWebhook" -> {
                webhooks.add(JSON.readTree(http.getRequestBody()));
                yield "true";
            }
            case "deleteWebhook" -> "true";
            default -> throw new IOException("The test's Bot API has no " + method);
        };
    }

    private String updates(HttpExchange http) throws IOException {
        long offset = query(http, "offset");
        long until = System.nanoTime() + Math.min(query(http, "timeout"), 30) * 1_000_000_000L;
        synchronized (updates) {
            updates.headMap(offset).clear();
            try {
                while (updates.isEmpty() && System.nanoTime() < until) {
                    updates.wait(50);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return "[" + String.join(",", updates.values()) + "]";
        }
    }

    private static long query(HttpExchange http, String name) {
        String query = http.getRequestURI().getQuery();
        return Arrays.stream(query == null ? new String[0] : query.split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .mapToLong(pair -> Long.parseLong(pair.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static void reply(HttpExchange http, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        http.getResponseHeaders().add("Content-Type", "application/json");
        http.sendResponseHeaders(status, body.length);
        http.getResponseBody().write(body);
    }

    private static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    @Override
    public void close() {
        if (server != null) {
            server.stop(0);
            threads.shutdownNow();
            server = null;
        }
    }
}
