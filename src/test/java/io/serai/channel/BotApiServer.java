package io.serai.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** A Telegram Bot API server for one bot: long polling, sending, webhooks, and refusals on demand. */
public final class BotApiServer implements AutoCloseable {

    public static final String TOKEN = "123456:test-Token_1";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final int port = FreePort.next();
    private final AtomicLong nextUpdate = new AtomicLong(1);
    private final AtomicLong nextMessage = new AtomicLong(100);
    private final TreeMap<Long, String> updates = new TreeMap<>();
    private final List<JsonNode> sent = new CopyOnWriteArrayList<>();
    private final List<JsonNode> webhooks = new CopyOnWriteArrayList<>();
    private final Queue<Refusal> refusals = new ConcurrentLinkedQueue<>();
    private HttpServer server;
    private ExecutorService threads;

    private final Map<String, byte[]> files = new ConcurrentHashMap<>();
    private final List<String> answeredCallbacks = new CopyOnWriteArrayList<>();

    private final Map<String, String> results = new ConcurrentHashMap<>();
    private final Set<String> late = ConcurrentHashMap.newKeySet();

    private volatile boolean forgetful;

    private final Map<Long, Long> moved = new ConcurrentHashMap<>();

    /** @param status 0 to take the call and cut the connection @param after how many calls are taken before */
    private record Refusal(String method, int status, String description, int retryAfter, AtomicInteger after) {}

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
        refusals.add(new Refusal(method, status, description, 0, new AtomicInteger()));
    }

    /** The next call is refused because there were too many. */
    public void slowDown(String method, int seconds) {
        slowDown(method, seconds, 0);
    }

    /** A call is refused because there were too many. @param after how many calls are taken before */
    public void slowDown(String method, int seconds, int after) {
        refusals.add(new Refusal(
                method, 429, "Too Many Requests: retry after " + seconds, seconds, new AtomicInteger(after)));
    }

    /** Whether every update is served again and again, as if no confirmation had come. */
    public void forgetConfirmations(boolean forgetful) {
        this.forgetful = forgetful;
    }

    /** The next call is carried out, and its answer is lost. */
    public void loseNextAnswer(String method) {
        refusals.add(new Refusal(method, 0, "", 0, new AtomicInteger()));
    }

    /** The next call is carried out and gets the answer to the call of that method before it. */
    public void answerAsBefore(String method) {
        late.add(method);
    }

    /** A group becomes a supergroup, and has another id from now on. */
    public void moveChat(long from, long to) {
        moved.put(from, to);
    }

    /** A file that getFile knows from now on. */
    public void file(String fileId, byte[] content) {
        files.put(fileId, content);
    }

    /** The ids of the pressed buttons that were answered. */
    public List<String> answeredCallbacks() {
        return List.copyOf(answeredCallbacks);
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
            if (path.startsWith("/file/bot" + TOKEN + "/")) {
                download(http, path.substring(path.lastIndexOf('/') + 1));
                return;
            }
            if (!path.startsWith("/bot" + TOKEN + "/")) {
                reply(http, 404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
                return;
            }
            String method = path.substring(path.lastIndexOf('/') + 1);
            JsonNode body = body(http);
            if (method.equals("sendMessage")
                    && moved.containsKey(body.path("chat_id").asLong())) {
                reply(http, 400, """
                        {"ok":false,"error_code":400,"description":"Bad Request: group chat was upgraded to a supergroup chat",
                         "parameters":{"migrate_to_chat_id":%d}}""".formatted(moved.get(body.path("chat_id").asLong())));
                return;
            }
            Refusal refusal = refusals.peek();
            if (refusal != null
                    && refusal.method().equals(method)
                    && refusal.after().getAndDecrement() <= 0) {
                refusals.remove();
                if (refusal.status() == 0) {
                    result(method, http, body);
                    return;
                }
                String parameters = refusal.retryAfter() == 0
                        ? ""
                        : ",\"parameters\":{\"retry_after\":%d}".formatted(refusal.retryAfter());
                reply(
                        http,
                        refusal.status(),
                        "{\"ok\":false,\"error_code\":%d,\"description\":%s%s}"
                                .formatted(refusal.status(), quoted(refusal.description()), parameters));
                return;
            }
            String result = result(method, http, body);
            String before = results.put(method, result);
            reply(http, 200, "{\"ok\":true,\"result\":%s}".formatted(late.remove(method) ? before : result));
        }
    }

    private String result(String method, HttpExchange http, JsonNode body) throws IOException {
        return switch (method) {
            case "getMe" -> "{\"id\":123456,\"is_bot\":true,\"first_name\":\"Shop\",\"username\":\"shop_bot\"}";
            case "getUpdates" -> updates(http);
            case "sendMessage" -> {
                sent.add(body);
                yield "{\"message_id\":%d,\"date\":1700000000,\"chat\":{\"id\":%s,\"type\":\"private\"},\"text\":%s}"
                        .formatted(
                                nextMessage.getAndIncrement(),
                                body.path("chat_id").asText(),
                                quoted(body.path("text").asText()));
            }
            case "setWebhook" -> {
                webhooks.add(body);
                yield "true";
            }
            case "deleteWebhook" -> "true";
            case "getFile" -> {
                String id = body.path("file_id").asText();
                yield "{\"file_id\":%s,\"file_path\":%s}".formatted(quoted(id), quoted("photos/" + id));
            }
            case "answerCallbackQuery" -> {
                answeredCallbacks.add(body.path("callback_query_id").asText());
                yield "true";
            }
            default -> throw new IOException("The test's Bot API has no " + method);
        };
    }

    /** A caller that died may have sent the head of its request only; no server carries that out. */
    private static JsonNode body(HttpExchange http) throws IOException {
        JsonNode body = JSON.readTree(http.getRequestBody());
        if (body.isMissingNode()
                && http.getRequestMethod().equals("POST")
                && !"0".equals(http.getRequestHeaders().getFirst("Content-Length"))) {
            throw new IOException("The request was cut off");
        }
        return body;
    }

    private void download(HttpExchange http, String fileId) throws IOException {
        byte[] content = files.get(fileId);
        if (content == null) {
            reply(http, 404, "{\"ok\":false}");
            return;
        }
        http.sendResponseHeaders(200, content.length);
        http.getResponseBody().write(content);
    }

    private String updates(HttpExchange http) throws IOException {
        long offset = query(http, "offset");
        long until = System.nanoTime() + Math.min(query(http, "timeout"), 30) * 1_000_000_000L;
        synchronized (updates) {
            if (!forgetful) {
                updates.headMap(offset).clear();
            }
            try {
                while (updates.isEmpty() && System.nanoTime() < until) {
                    updates.wait(50);
                }
            } catch (InterruptedException e) {
                throw new IOException(e);
            }
            return updates.values().stream().limit(query(http, "limit")).collect(Collectors.joining(",", "[", "]"));
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
