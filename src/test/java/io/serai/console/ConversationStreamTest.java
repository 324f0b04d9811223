package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.shared.DomainEvent;
import io.serai.shared.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class ConversationStreamTest {
    record MessageReceived(
            UUID conversationId, String channelId, UUID turnId, UUID messageId, int revision, String text)
            implements DomainEvent {}

    record MessageSent(
            UUID conversationId,
            String channelId,
            UUID messageId,
            String author,
            String authorName,
            String text,
            List<String> sources)
            implements DomainEvent {}

    record ConversationStatusChanged(UUID conversationId, String channelId, String from, String to)
            implements DomainEvent {}

    record DraftScored(UUID conversationId, String channelId, double probability) implements DomainEvent {}

    private final UUID conversation = Ids.next();

    @LocalServerPort
    int port;

    @Autowired
    VisitorTokens tokens;

    @Autowired
    ApplicationEventPublisher publisher;

    @Autowired
    JdbcClient jdbc;

    @BeforeEach
    void begin() {
        UUID customer = Ids.next();
        jdbc.sql("insert into customer (id) values (?)").param(customer).update();
        jdbc.sql("insert into conversation (id, channel_id, customer_id, status) values (?, 'webchat', ?, 'OPEN')")
                .params(conversation, customer)
                .update();
    }

    @Test
    void aVisitorSeesMessagesAndStatusAndNothingElse() throws Exception {
        UUID reply = Ids.next();
        publishQuestion("where is it?");
        publisher.publishEvent(new DraftScored(conversation, "webchat", 0.9));
        publisher.publishEvent(new ConversationStatusChanged(conversation, "webchat", "OPEN", "ANSWERED"));
        publisher.publishEvent(
                new MessageSent(conversation, "webchat", reply, "AGENT", "Mina", "On its way.", List.of()));

        try (Stream stream = open(null)) {
            await().until(() -> stream.datas().size() == 3);
            assertThat(stream.names()).containsExactly("message", "status", "message");
            assertThat(stream.datas().get(0)).contains("\"author\":\"CUSTOMER\"", "\"text\":\"where is it?\"");
            assertThat(stream.datas().get(1))
                    .isEqualTo("{\"status\":\"ANSWERED\",\"progress\":{\"stage\":\"ANSWERED\"}}");
            assertThat(stream.datas().get(2))
                    .contains(reply.toString(), "\"author_name\":\"Mina\"", "\"sources\":[]", "created_at");
        }
    }

    @Test
    void aStreamThatIsCutGoesOnWhereItWas() throws Exception {
        publishQuestion("q0");
        String lastSeen;
        try (Stream stream = open(null)) {
            publishQuestion("q1");
            await().until(() -> stream.datas().size() == 2);
            lastSeen = stream.ids().get(1);
        }
        publishQuestion("q2");

        try (Stream stream = open(lastSeen)) {
            publishQuestion("q3");
            await().until(() -> stream.datas().size() == 2);
            assertThat(stream.datas().get(0)).contains("\"q2\"");
            assertThat(stream.datas().get(1)).contains("\"q3\"");
        }
    }

    @Test
    void eventsThatComeWhileAStreamBeginsAreSeenOnce() throws Exception {
        for (int i = 0; i < 250; i++) {
            publishQuestion("early");
        }
        try (Stream stream = open(null)) {
            for (int i = 0; i < 50; i++) {
                publishQuestion("late");
            }
            await().until(() -> stream.datas().size() >= 300);
            assertThat(stream.ids()).hasSize(300).doesNotHaveDuplicates();
        }
    }

    @Test
    void aLastEventIdThatIsNoNumberIsNamed() {
        var answer = new Api(port)
                .send("GET", path(), bearer(), null, "Last-Event-ID", "yesterday", "Accept", "text/event-stream");

        assertThat(answer.status()).isEqualTo(422);
        AccessTest.assertProblem(answer, "invalid");
    }

    @Test
    void aStreamIsNotAnsweredAsJson() {
        var answer = new Api(port).send("GET", path(), bearer(), null, "Accept", "application/json");

        assertThat(answer.status()).isEqualTo(406);
    }

    private void publishQuestion(String text) {
        publisher.publishEvent(new MessageReceived(conversation, "webchat", Ids.next(), Ids.next(), 1, text));
    }

    private String path() {
        return "/api/v1/conversations/" + conversation + "/events";
    }

    private String bearer() {
        return "Bearer "
                + tokens.issue(new Visitor(conversation, "webchat", "somebody")).visitorToken();
    }

    private Stream open(String lastEventId) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path()))
                .header("Authorization", bearer())
                .header("Accept", "text/event-stream");
        if (lastEventId != null) {
            request.header("Last-Event-ID", lastEventId);
        }
        HttpResponse<java.io.InputStream> response =
                HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/event-stream");
        return new Stream(response.body());
    }

    /** Reads a stream's lines on a thread of its own. */
    private static final class Stream implements AutoCloseable {
        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final java.io.InputStream body;

        Stream(java.io.InputStream body) {
            this.body = body;
            Thread reader = new Thread(this::read);
            reader.setDaemon(true);
            reader.start();
        }

        private void read() {
            try (var reader = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
                reader.lines().forEach(lines::add);
            } catch (IOException | UncheckedIOException closed) {
                // The test has seen enough.
            }
        }

        List<String> names() {
            return values("event:");
        }

        List<String> ids() {
            return values("id:");
        }

        List<String> datas() {
            return values("data:");
        }

        private List<String> values(String field) {
            return lines.stream()
                    .filter(line -> line.startsWith(field))
                    .map(line -> line.substring(field.length()))
                    .toList();
        }

        @Override
        public void close() throws IOException {
            body.close();
        }
    }
}
