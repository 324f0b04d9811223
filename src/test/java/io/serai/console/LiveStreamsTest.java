package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.MovableClock;
import io.serai.Staff;
import io.serai.Staff.Hired;
import io.serai.console.Api.Answer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** Streams that are open while rights are lost, and what everybody's stream tells. */
@ApiTest
@Import({Staff.class, MovableClock.Wound.class})
class LiveStreamsTest {
    private static final Duration SECONDS = Duration.ofSeconds(6);
    private static final String EVENTS = "/api/v1/events";

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    @Autowired
    MovableClock clock;

    private final ExecutorService readers = Executors.newCachedThreadPool();
    private Hired agent;
    private Browser browser;
    private Browser supervisor;

    @BeforeEach
    void signIn() {
        agent = staff.hire("AGENT");
        browser = new Browser(port);
        browser.signIn(agent.email(), Staff.PASSWORD);
        supervisor = new Browser(port);
        supervisor.signIn(staff.hire("SUPERVISOR").email(), Staff.PASSWORD);
    }

    @AfterEach
    void stopReading() {
        readers.shutdownNow();
    }

    @Test
    void aDeactivatedPersonsStreamsEnd() {
        String conversation = begin().body().get("conversation_id").asText();
        Reader bySession = follow(EVENTS, "Cookie", browser.cookieHeader());
        Reader byPassword = follow(EVENTS, "Authorization", Api.basic(agent.email(), Staff.PASSWORD));
        Reader ofConversation =
                follow("/api/v1/conversations/" + conversation + "/events", "Cookie", browser.cookieHeader());
        Reader others = follow(EVENTS, "Cookie", supervisor.cookieHeader());

        supervisor.post("/api/v1/users/%s/deactivate".formatted(agent.id()), null);

        await().atMost(SECONDS).until(() -> bySession.ended && byPassword.ended && ofConversation.ended);
        assertThat(others.ended).isFalse();
    }

    @Test
    void whoSignsOutIsFollowingNoMore() {
        Reader reader = follow(EVENTS, "Cookie", browser.cookieHeader());

        browser.send("DELETE", "/api/v1/session", null);

        await().atMost(SECONDS).until(() -> reader.ended);
    }

    @Test
    void aSessionIsAnnouncedToEndAndEndsWithItsStream() {
        Reader reader = follow(EVENTS, "Cookie", browser.cookieHeader());
        Instant end = Instant.parse(
                browser.get("/api/v1/session").body().get("expires_at").asText());

        clock.forward(Duration.ofMinutes(59).plusSeconds(10));
        await().atMost(SECONDS).until(() -> reader.names().contains("session_expiring"));
        assertThat(reader.lines).contains("data:{\"expires_at\":\"" + end + "\"}");
        assertThat(reader.ended).isFalse();
        clock.forward(Duration.ofMinutes(2));

        await().atMost(SECONDS).until(() -> reader.ended);
        assertThat(reader.names().stream().filter("session_expiring"::equals)).hasSize(1);
    }

    @Test
    void whoSaysThatTheyAreThereStays() {
        Reader reader = follow(EVENTS, "Cookie", browser.cookieHeader());
        clock.forward(Duration.ofMinutes(59).plusSeconds(10));
        await().atMost(SECONDS).until(() -> reader.names().contains("session_expiring"));

        Answer kept = browser.post("/api/v1/session/activity", null);
        clock.forward(Duration.ofMinutes(2));

        assertThat(Instant.parse(kept.body().get("expires_at").asText()))
                .isAfter(clock.instant().plus(Duration.ofMinutes(55)));
        await().during(Duration.ofSeconds(4)).atMost(SECONDS).until(() -> !reader.ended);
    }

    @Test
    void aVisitorsStreamEndsWithTheToken() {
        Answer begun = begin();
        String path =
                "/api/v1/conversations/" + begun.body().get("conversation_id").asText() + "/events";
        Reader reader = follow(
                path,
                "Authorization",
                "Bearer " + begun.body().get("visitor_token").asText());
        await().during(Duration.ofSeconds(3)).atMost(SECONDS).until(() -> !reader.ended);

        clock.forward(Duration.ofDays(31));

        await().atMost(SECONDS).until(() -> reader.ended);
    }

    @Test
    void aProgramsStreamEndsWithItsToken() {
        String path =
                "/api/v1/conversations/" + begin().body().get("conversation_id").asText() + "/events";
        Answer made = browser.post("/api/v1/tokens", "{\"name\":\"the till\",\"scopes\":[\"conversations:read\"]}");
        Reader reader = follow(
                path, "Authorization", "Bearer " + made.body().get("token").asText());
        await().during(Duration.ofSeconds(3)).atMost(SECONDS).until(() -> !reader.ended);

        supervisor.send(
                "DELETE",
                "/api/v1/users/%s/tokens/%s"
                        .formatted(agent.id(), made.body().get("id").asText()),
                null);

        await().atMost(SECONDS).until(() -> reader.ended);
    }

    @Test
    void everybodysStreamTellsWhatHappensByIdsOnlyAndGoesOnWhereItWas() {
        Reader reader = follow(EVENTS, "Cookie", browser.cookieHeader());
        String first = begin().body().get("conversation_id").asText();
        await().until(() -> reader.text().contains(first));
        assertThat(reader.names()).contains("message-received");
        assertThat(reader.text()).doesNotContain("my own words");
        String last = reader.lines.stream()
                .filter(it -> it.startsWith("id:"))
                .reduce((one, other) -> other)
                .orElseThrow();

        String second = begin().body().get("conversation_id").asText();
        Reader back = follow(EVENTS, "Cookie", browser.cookieHeader(), "Last-Event-ID", last.substring("id:".length()));

        await().until(() -> back.text().contains(second));
        assertThat(back.text()).doesNotContain("signed-in");
    }

    private Answer begin() {
        return new Api(port).post("/api/v1/conversations", null, "{\"text\":\"my own words\"}");
    }

    private Reader follow(String path, String... headers) {
        Reader reader = new Reader();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .headers(headers)
                .build();
        readers.execute(() -> reader.read(request));
        await().until(() -> reader.lines.contains(":open"));
        return reader;
    }

    private static class Reader {
        final List<String> lines = new CopyOnWriteArrayList<>();
        volatile boolean ended;

        void read(HttpRequest request) {
            try {
                HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofLines())
                        .body()
                        .forEach(lines::add);
                ended = true;
            } catch (Exception stopped) {
                ended = true;
            }
        }

        List<String> names() {
            return lines.stream()
                    .filter(it -> it.startsWith("event:"))
                    .map(it -> it.substring("event:".length()))
                    .toList();
        }

        String text() {
            return String.join("\n", lines);
        }
    }
}
