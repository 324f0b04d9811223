package io.serai.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.conformance.PeerScript.Receive;
import io.serai.conformance.PeerScript.Send;
import io.serai.shared.WebhookSignature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** An outside world that speaks HTTP, as its script says. */
class HttpPeer implements Peer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final PeerScript script;
    private final LetterTemplates templates;
    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final Queue<Misbehaviour> misbehaviours = new ConcurrentLinkedQueue<>();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** @param port where it takes what the hub sends. @param hub the hub's address */
    HttpPeer(PeerScript script, String channelId, int port, String hub) {
        this.script = script;
        this.templates = new LetterTemplates(hub, channelId);
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    @Override
    public boolean write(Letter letter) {
        return post(letter, script.send().body());
    }

    @Override
    public boolean writeMalformed(String name) {
        return post(new Letter(name, "", "", null), script.send().malformed());
    }

    @Override
    public boolean writeAutomatic(Letter letter) {
        return post(letter, script.send().automatic());
    }

    private boolean post(Letter letter, String template) {
        Send send = script.send();
        String body = templates.filled(template, letter);
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(templates.filled(send.url(), letter)))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        if (send.headers() != null) {
            send.headers().forEach((name, value) -> request.header(name, templates.filled(value, letter)));
        }
        if (send.secret() != null) {
            Instant now = Instant.now();
            request.header(WebhookSignature.ID_HEADER, letter.name())
                    .header(WebhookSignature.TIMESTAMP_HEADER, Long.toString(now.getEpochSecond()))
                    .header(
                            WebhookSignature.SIGNATURE_HEADER,
                            WebhookSignature.of(send.secret())
                                    .sign(letter.name(), now, body.getBytes(StandardCharsets.UTF_8)));
        }
        try {
            return http.send(request.build(), BodyHandlers.discarding()).statusCode() / 100 == 2;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void take(HttpExchange exchange) throws IOException {
        Receive receive = script.receive();
        byte[] body = exchange.getRequestBody().readAllBytes();
        Misbehaviour misbehaviour = misbehaviours.poll();
        if (misbehaviour == Misbehaviour.REFUSE_FOR_NOW) {
            exchange.sendResponseHeaders(receive.refuseForNow(), -1);
            exchange.close();
            return;
        }
        JsonNode tree = JSON.readTree(body);
        received.add(new Received(
                exchange.getRequestHeaders().getFirst(receive.name()),
                tree.at(receive.text()).asText()));
        if (misbehaviour == Misbehaviour.TAKE_IN_SILENCE) {
            return;
        }
        byte[] answer =
                receive.answer() == null ? new byte[0] : receive.answer().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(receive.taken(), answer.length == 0 ? -1 : answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @Override
    public void misbehaveOnce(Misbehaviour misbehaviour) {
        misbehaviours.add(misbehaviour);
    }

    @Override
    public List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public int oversize() {
        return script.oversize();
    }

    @Override
    public Map<Check, String> notApplicable() {
        return Arrays.stream(Check.values())
                .filter(check -> script.notApplicable().containsKey(nameOf(check)))
                .collect(Collectors.toMap(
                        check -> check, check -> script.notApplicable().get(nameOf(check))));
    }

    private static String nameOf(Check check) {
        return check.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
