package io.serai.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.channel.BotApiServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Telegram's Bot API, behind a gate that turns away or swallows what the hub sends. */
class BotPeer implements Peer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final BotApiServer bot = new BotApiServer().start();
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer gate;

    BotPeer() throws IOException {
        gate = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gate.setExecutor(threads);
        gate.createContext("/", this::pass);
        gate.start();
    }

    String channelYaml() {
        return """
                kind: telegram
                mode: shadow
                source: {token: "%1$s", base-uri: "%2$s", poll-timeout: 1, delay: 100}
                sink: {token: "%1$s", base-uri: "%2$s", read-timeout: 1500}
                """.formatted(
                BotApiServer.TOKEN, "http://localhost:" + gate.getAddress().getPort());
    }

    private void pass(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        boolean sending = exchange.getRequestURI().getPath().endsWith("/sendMessage");
        Misbehaviour misbehaviour = sending ? misbehaviours.poll() : null;
        if (misbehaviour == Misbehaviour.REFUSE_FOR_NOW) {
            answer(
                    exchange,
                    500,
                    "{\"ok\":false,\"error_code\":500,\"description\":\"Internal Server Error\"}".getBytes());
            return;
        }
        HttpRequest request = HttpRequest.newBuilder(URI.create(bot.baseUri() + exchange.getRequestURI()))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            if (misbehaviour != Misbehaviour.TAKE_IN_SILENCE) {
                answer(exchange, response.statusCode(), response.body());
            }
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static void answer(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Override
    public boolean write(Letter letter) {
        if (letter.attachment() == null) {
            bot.write(Long.parseLong(letter.sender()), numberOf(letter.name()), letter.text());
        } else {
            bot.file(letter.name(), letter.attachment().content());
            bot.update(withADocument(letter, letter.attachment()));
        }
        return true;
    }

    private static String withADocument(Letter letter, Attachment attachment) {
        return """
                "message": {"message_id": %d, "date": 1700000000, "caption": %s,
                  "document": {"file_id": %s, "file_name": %s, "mime_type": %s, "file_size": %d},
                  "from": {"id": %7$s, "is_bot": false, "first_name": "Mina"},
                  "chat": {"id": %7$s, "type": "private"}}""".formatted(
                        numberOf(letter.name()),
                        quoted(letter.text()),
                        quoted(letter.name()),
                        quoted(attachment.name()),
                        quoted(attachment.mediaType()),
                        attachment.content().length,
                        letter.sender());
    }

    private static String quoted(String text) {
        return JSON.valueToTree(text).toString();
    }

    /** The same name is the same message: Telegram numbers them. */
    private static long numberOf(String name) {
        return name.hashCode() & 0x7fff_ffffL;
    }

    @Override
    public boolean writeMalformed(String name) {
        bot.update("\"message\": {\"message_id\": %d, \"date\": \"soon\", \"chat\": 7}".formatted(numberOf(name)));
        return true;
    }

    @Override
    public boolean writeAutomatic(Letter letter) {
        bot.update("""
                "message": {"message_id": %d, "date": 1700000000, "text": %s,
                  "from": {"id": %3$s, "is_bot": true, "first_name": "Robot"},
                  "chat": {"id": %3$s, "type": "private"}}""".formatted(numberOf(letter.name()), quoted(letter.text()), letter.sender()));
        return true;
    }

    @Override
    public void misbehaveOnce(Misbehaviour misbehaviour) {
        misbehaviours.add(misbehaviour);
    }

    @Override
    public List<Received> received() {
        return bot.sent().stream()
                .map(sent -> new Received(
                        // Telegram gives a message that is sent twice two names.
                        Integer.toString(System.identityHashCode(sent)),
                        sent.path("text").asText()))
                .toList();
    }

    @Override
    public int oversize() {
        return 20_000;
    }

    @Override
    public Map<Check, String> notApplicable() {
        return Map.of();
    }

    @Override
    public void close() {
        gate.stop(0);
        bot.close();
        threads.shutdownNow();
    }
}
