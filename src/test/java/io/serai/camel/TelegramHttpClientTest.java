package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Bot API behind a line on which no answer with more than 20 updates comes whole. */
class TelegramHttpClientTest {
    private static final int MOST = 20;
    private static final String NONE = "{\"ok\":true,\"result\":[]}";

    private final TelegramHttpClient client = new TelegramHttpClient();
    private final List<Integer> limits = new ArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void afterAnAnswerThatDidNotComeWholeFewerUpdatesAreAskedForUntilOneDoes() throws Exception {
        for (int cut = 0; cut < 3; cut++) {
            assertThatThrownBy(this::askForUpdates).isInstanceOf(IOException.class);
        }
        assertThat(askForUpdates()).isEqualTo(NONE);

        assertThat(limits).containsExactly(100, 50, 25, 12);
    }

    @Test
    void andMoreAgainWhenAnswersComeWhole() throws Exception {
        for (int cut = 0; cut < 3; cut++) {
            assertThatThrownBy(this::askForUpdates).isInstanceOf(IOException.class);
        }
        askForUpdates();
        assertThatThrownBy(this::askForUpdates).isInstanceOf(IOException.class);

        assertThat(limits).endsWith(12, 24);
    }

    private String askForUpdates() throws Exception {
        URI uri = URI.create("http://localhost:%d/bot1:a/getUpdates?limit=100&timeout=1&offset=5"
                .formatted(server.getAddress().getPort()));
        return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                .body();
    }

    private void answer(HttpExchange http) throws IOException {
        String query = http.getRequestURI().getQuery();
        assertThat(query).contains("timeout=1").contains("offset=5");
        int limit = Integer.parseInt(query.replaceFirst(".*limit=(\\d+).*", "$1"));
        limits.add(limit);
        byte[] body = NONE.getBytes(StandardCharsets.UTF_8);
        http.sendResponseHeaders(200, limit > MOST ? body.length + 1_000 : body.length);
        http.getResponseBody().write(body);
        http.close();
    }
}
