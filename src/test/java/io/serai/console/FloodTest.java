package io.serai.console;

import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.HubTest;
import io.serai.console.Api.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** One visitor who sends without end, beside one who does not, both from addresses of their own. */
@HubTest
@TestPropertySource(
        properties = {
            "serai.agent.password=" + Api.PASSWORD,
            "serai.limits.messages-per-visitor=30",
            "serai.limits.messages-per-address=120",
            "serai.queue=idle",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"
        })
@DirtiesContext
class FloodTest {
    private static final int POSTS = 3_000;
    private static final int A_SECOND = 1_000;
    private static final int OTHERS = 20;
    private static final int TEN_MEGABYTES = 10 << 20;
    private static final int CUT_OFF = 0;

    @LocalServerPort
    int port;

    @Test
    void aThousandPostsASecondAreRefusedPolitelyAndTheOtherVisitorIsServed() throws Exception {
        Answer flooding = begin();
        Answer other = begin();
        HttpClient client = HttpClient.newHttpClient();
        List<CompletableFuture<HttpResponse<Void>>> posts = new ArrayList<>();
        List<Integer> served = new ArrayList<>();
        long start = System.nanoTime();

        Thread flood = new Thread(() -> {
            for (int i = 0; i < POSTS; i++) {
                posts.add(client.sendAsync(post(flooding, "203.0.113.1", "flood " + i), BodyHandlers.discarding()));
                LockSupport.parkNanos(start + (i + 1) * TimeUnit.SECONDS.toNanos(1) / A_SECOND - System.nanoTime());
            }
        });
        flood.start();
        for (int i = 0; i < OTHERS; i++) {
            served.add(HttpClient.newHttpClient()
                    .send(post(other, "203.0.113.2", "mine " + i), BodyHandlers.discarding())
                    .statusCode());
        }
        flood.join();
        List<HttpResponse<Void>> answers =
                posts.stream().map(CompletableFuture::join).toList();
        double minutes = (System.nanoTime() - start) / 60e9;

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 429);
        assertThat(answers).filteredOn(it -> it.statusCode() == 429).allSatisfy(it -> {
            assertThat(it.headers().firstValueAsLong("Retry-After").orElseThrow())
                    .isBetween(1L, 60L);
            assertThat(it.headers().firstValue("RateLimit").orElseThrow()).startsWith("\"messages-per-visitor\";r=0;");
        });
        long taken = answers.stream().filter(it -> it.statusCode() == 201).count();
        assertThat(taken).isBetween(30L, 31 + (long) (30 * minutes));
        assertThat(texts(flooding).stream().filter(it -> it.startsWith("flood ")))
                .hasSize((int) taken);

        assertThat(served).containsOnly(201).hasSize(OTHERS);
        assertThat(texts(other))
                .containsSubsequence(
                        IntStream.range(0, OTHERS).mapToObj(i -> "mine " + i).toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: " + TEN_MEGABYTES, "Transfer-Encoding: chunked"})
    void tenMegabytesAreTooLargeBeforeTheyHaveCome(String length) throws Exception {
        Answer begun = begin();
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            out.write(("POST %s/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                            + "Authorization: %s\r\nX-Forwarded-For: 203.0.113.3\r\n%s\r\n\r\n")
                    .formatted(path(begun), token(begun), length)
                    .getBytes(StandardCharsets.US_ASCII));
            byte[] beginning = ("{\"text\":\"" + "a".repeat(300_000)).getBytes(StandardCharsets.US_ASCII);
            if (length.endsWith("chunked")) {
                out.write((Integer.toHexString(TEN_MEGABYTES) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
            out.write(beginning);
            out.flush();

            String status = new BufferedReader(
                            new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
            assertThat(status).startsWith("HTTP/1.1 413");
            sendOn(out);
        }
        assertThat(texts(begun)).hasSize(1);
    }

    /** All of it, or until the hub has had enough. */
    private static void sendOn(OutputStream out) {
        byte[] more = "a".repeat(100_000).getBytes(StandardCharsets.US_ASCII);
        try {
            for (int sent = 300_000; sent < TEN_MEGABYTES; sent += more.length) {
                out.write(more);
            }
        } catch (IOException enough) {
            assertThat(enough).hasMessageMatching("(?i).*(reset|broken|abort|closed).*");
        }
    }

    @Test
    void manyOfTenMegabytesKeepNobodyWaiting() throws Exception {
        Answer flooding = begin();
        Answer other = begin();
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        byte[] large = ("{\"text\":\"" + "a".repeat(TEN_MEGABYTES) + "\"}").getBytes(StandardCharsets.US_ASCII);
        List<CompletableFuture<Integer>> posts = IntStream.range(0, 40)
                .mapToObj(i -> client.sendAsync(
                                request(flooding, "203.0.113.4")
                                        .POST(BodyPublishers.ofByteArray(large))
                                        .build(),
                                BodyHandlers.discarding())
                        // Whoever goes on sending after the refusal is cut off, and may not read it.
                        .handle((answer, cutOff) -> cutOff == null ? answer.statusCode() : CUT_OFF))
                .toList();

        for (int i = 0; i < 5; i++) {
            assertThat(client.send(post(other, "203.0.113.5", "mine " + i), BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
        }
        assertThat(posts.stream().map(CompletableFuture::join)).isSubsetOf(413, 429, CUT_OFF);
        assertThat(texts(other)).hasSize(6);
    }

    private Answer begin() {
        return new Api(port).post("/api/v1/conversations", null, "{\"text\":\"hello\"}");
    }

    private HttpRequest post(Answer begun, String address, String text) {
        return request(begun, address)
                .POST(BodyPublishers.ofString("{\"text\":\"%s\"}".formatted(text)))
                .build();
    }

    private HttpRequest.Builder request(Answer begun, String address) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(begun) + "/messages"))
                .header("Authorization", token(begun))
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", address);
    }

    private List<String> texts(Answer begun) {
        return new Api(port)
                .get(path(begun), token(begun))
                .body()
                .get("messages")
                .findValuesAsText("text");
    }
}
