package io.serai.console;

import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.HubTest;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** How many streams visitors may have open, and for how long those stay who do not read. */
@HubTest
@TestPropertySource(
        properties = {
            "serai.agent.password=" + Api.PASSWORD,
            "serai.limits.open-streams-per-visitor=2",
            "serai.limits.open-streams-per-address=3",
            "serai.queue=idle",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"
        })
@DirtiesContext
class StreamLimitsTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LiveStreams streams;

    private final List<InputStream> open = new ArrayList<>();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);

    @AfterEach
    void close() throws IOException {
        clock.shutdownNow();
        for (InputStream stream : open) {
            stream.close();
        }
    }

    @Test
    void ofAVisitorsStreamsTheOldestMakesRoomForOneMore() throws Exception {
        Answer begun = begin();
        Lines first = new Lines(follow(begun, "203.0.113.1").body());
        Lines second = new Lines(follow(begun, "203.0.113.2").body());

        Lines third = new Lines(follow(begun, "203.0.113.1").body());

        await().until(() -> first.isOver);
        new Api(port).post(path(begun) + "/messages", token(begun), "{\"text\":\"told to both\"}");
        await().until(() ->
                second.text().contains("told to both") && third.text().contains("told to both"));
        assertThat(first.text()).doesNotContain("told to both");
    }

    @Test
    void anAddressHasOnlySoManyAndTheAddressesOfOneIpv6SiteAreOne() throws Exception {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 1; i <= 4; i++) {
            statuses.add(follow(begin(), "2001:db8:0:7::" + i).statusCode());
        }

        assertThat(statuses).containsExactly(200, 200, 200, 429);
        assertThat(follow(begin(), "2001:db8:0:8::1").statusCode()).isEqualTo(200);
    }

    @Test
    void aHeartbeatIsHeardOftenEnough() throws Exception {
        Lines lines = new Lines(follow(begin(), "203.0.113.3").body());

        await().atMost(Duration.ofSeconds(17)).until(() -> lines.all.contains(":beat"));
    }

    @Test
    void thePageGoesOnFromWhereTheConversationWasRead() throws Exception {
        Answer begun = begin();
        long last = lastEventId(begun);
        new Api(port).post(path(begun) + "/messages", token(begun), "{\"text\":\"the second\"}");

        Lines lines = new Lines(follow(begun, "203.0.113.4", "Last-Event-ID", Long.toString(last))
                .body());

        await().until(() -> lines.text().contains("the second"));
        assertThat(lines.text()).doesNotContain("the first");
        assertThat(lastEventId(begun)).isGreaterThan(last);
    }

    @Test
    void whileAnAnswerIsWrittenThePageGoesOnFromWhereItBegan() {
        Answer begun = begin();
        UUID id = UUID.fromString(begun.body().get("conversation_id").asText());
        long began = log(id, "conversation-status-changed", "{\"from\": \"OPEN\", \"to\": \"ANSWERING\"}");
        long shown = log(id, "conversation-read", "{\"by\": \"PERSON\"}");
        assertThat(lastEventId(begun)).isEqualTo(shown);

        jdbc.sql("update conversation set status = 'ANSWERING' where id = ?")
                .param(id)
                .update();

        assertThat(lastEventId(begun)).isEqualTo(began);
    }

    @Test
    void whoReadsSlowlyForEverIsCutAndComesBackForTheRest() throws Exception {
        Answer begun = begin();
        UUID id = UUID.fromString(begun.body().get("conversation_id").asText());
        // 30 MB, which no network holds for who does not read, in fewer events than may wait for a reader.
        List<Long> logged = IntStream.range(0, 200)
                .mapToObj(i -> log(
                        id,
                        "message-sent",
                        "{\"message_id\": \"%s\", \"text\": \"%s\"}".formatted(Ids.next(), "x".repeat(150_000))))
                .toList();
        AtomicLong read = new AtomicLong();
        StringBuilder text = new StringBuilder();
        try (Socket socket = new Socket()) {
            socket.setReceiveBufferSize(64 * 1024);
            socket.connect(new InetSocketAddress("localhost", port));
            socket.getOutputStream()
                    .write("GET %s/events HTTP/1.1\r\nHost: localhost\r\nAuthorization: %s\r\n\r\n"
                            .formatted(path(begun), token(begun))
                            .getBytes(StandardCharsets.US_ASCII));
            InputStream stream = socket.getInputStream();
            // Enough for each single write to go on, and never for all.
            clock.scheduleAtFixedRate(() -> drip(stream, text, read), 0, 100, TimeUnit.MILLISECONDS);
            await().until(() -> isFollowed(id));

            await().atMost(Duration.ofSeconds(45)).until(() -> !isFollowed(id));
        }
        clock.shutdownNow();
        assertThat(clock.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        assertThat(read.get()).isBetween(1_000_000L, 25_000_000L);

        List<Long> seen = ids(text.toString());
        assertThat(logged.indexOf(seen.get(seen.size() - 1))).isBetween(1, 190);
        Lines rest = new Lines(follow(begun, "203.0.113.5", "Last-Event-ID", Long.toString(seen.get(seen.size() - 1)))
                .body());
        await().atMost(Duration.ofSeconds(30)).until(() -> rest.ids().contains(logged.get(logged.size() - 1)));
        assertThat(rest.ids())
                .containsExactlyElementsOf(
                        logged.subList(logged.indexOf(seen.get(seen.size() - 1)) + 1, logged.size()));
    }

    private boolean isFollowed(UUID conversation) {
        return streams.open(ConversationStream.class)
                .anyMatch(it -> it.conversationId().equals(conversation));
    }

    private static void drip(InputStream stream, StringBuilder text, AtomicLong read) {
        try {
            byte[] piece = stream.readNBytes(20_000);
            read.addAndGet(piece.length);
            text.append(new String(piece, StandardCharsets.US_ASCII));
        } catch (IOException over) {
            throw new IllegalStateException(over);
        }
    }

    /** Of the events that came whole. */
    private static List<Long> ids(String text) {
        List<Long> ids = new ArrayList<>();
        for (String event : text.substring(0, text.lastIndexOf("\n\n")).split("\n\n")) {
            event.lines()
                    .filter(line -> line.startsWith("id:"))
                    .forEach(line -> ids.add(Long.parseLong(line.substring("id:".length()))));
        }
        return ids;
    }

    private long log(UUID conversation, String type, String payload) {
        return jdbc.sql("""
                        insert into event (type, conversation_id, channel_id, payload)
                        values (?, ?, 'webchat', ?::jsonb) returning id
                        """)
                .params(type, conversation, payload)
                .query(Long.class)
                .single();
    }

    private Answer begin() {
        return new Api(port).post("/api/v1/conversations", null, "{\"text\":\"the first\"}");
    }

    private long lastEventId(Answer begun) {
        return new Api(port)
                .get(path(begun), token(begun))
                .body()
                .get("last_event_id")
                .asLong();
    }

    private HttpResponse<InputStream> follow(Answer begun, String address, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + path(begun) + "/events"))
                .header("Authorization", token(begun))
                .header("X-Forwarded-For", address);
        if (headers.length > 0) {
            request.headers(headers);
        }
        // One of its own: closing a stream closes its connection.
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        open.add(answer.body());
        return answer;
    }

    private static class Lines {
        final List<String> all = new CopyOnWriteArrayList<>();
        volatile boolean isOver;

        Lines(InputStream stream) {
            Thread thread = new Thread(() -> {
                try {
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))
                            .lines()
                            .forEach(all::add);
                } catch (UncheckedIOException closed) {
                    // At the end of the test.
                }
                isOver = true;
            });
            thread.setDaemon(true);
            thread.start();
        }

        String text() {
            return String.join("\n", all);
        }

        List<Long> ids() {
            return all.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> Long.parseLong(line.substring("id:".length())))
                    .toList();
        }
    }
}
