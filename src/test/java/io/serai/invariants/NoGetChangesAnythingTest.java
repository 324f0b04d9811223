package io.serai.invariants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.serai.DraftedTurns;
import io.serai.HubTest;
import io.serai.Staff;
import io.serai.approval.Approvals;
import io.serai.assistant.Draft;
import io.serai.channel.ChannelHome;
import io.serai.channel.Emails;
import io.serai.channel.RawMessage;
import io.serai.channel.UnreadableMessage;
import io.serai.conversation.Arrivals;
import io.serai.handoff.Answer;
import io.serai.handoff.Handoffs;
import io.serai.shared.Ids;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.parser.OpenAPIV3Parser;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Invariant 9: no GET changes anything. In a hub that does nothing else meanwhile. */
@HubTest
@DirtiesContext
@Import({DraftedTurns.class, Staff.class})
@TestPropertySource(
        properties = {
            "serai.home=target/test-homes/read-only",
            "serai.queue=idle",
            "serai.approval.timeout-cron=0 0 0 1 1 ? 2099",
            "serai.insight.rollup-cron=0 0 0 1 1 ? 2099",
            "serai.knowledge.sync-cron=0 0 0 1 1 ? 2099",
            "serai.webhooks.allow-private=localhost"
        })
class NoGetChangesAnythingTest {

    private static final String MAIL = """
            Message-ID: <read-only@customer.example>
            From: Mina <mina@customer.example>
            To: help@shop.example
            Subject: A picture
            MIME-Version: 1.0
            Content-Type: multipart/mixed; boundary=b

            --b
            Content-Type: text/html; charset=utf-8

            <p>Where is my <b>order</b>?</p>
            --b
            Content-Type: text/plain; name=order.txt
            Content-Disposition: attachment; filename=order.txt

            Number 17
            --b--
            """;

    static {
        ChannelHome.at("target/test-homes/read-only")
                .write("knowledge/opening-hours.md", "---\ntitle: When are you open?\n---\nFrom Monday to Friday.\n");
    }

    @LocalServerPort
    int port;

    @Value("${serai.database.url}")
    String url;

    @Autowired
    Arrivals arrivals;

    @Autowired
    Emails emails;

    @Autowired
    DraftedTurns turns;

    @Autowired
    Approvals approvals;

    @Autowired
    Handoffs handoffs;

    @Autowired
    Staff staff;

    @Autowired
    JdbcClient jdbc;

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> ids = new LinkedHashMap<>();
    private String administrator;

    @BeforeEach
    void oneOfEverything() throws Exception {
        Staff.Hired hired = staff.hire("ADMINISTRATOR");
        administrator = "Basic "
                + Base64.getEncoder()
                        .encodeToString((hired.email() + ":" + Staff.PASSWORD).getBytes(StandardCharsets.UTF_8));
        byte[] mail = MAIL.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        var posted = arrivals.store(emails.read("nobodys-mailbox", mail));
        arrivals.store(new UnreadableMessage(
                "mail",
                "garbage-" + Ids.next(),
                "No header ends",
                new RawMessage(new byte[] {0, 1}, "message/rfc822")));
        approvals.request(turns.ask("How long does delivery take?").id());
        Draft other = turns.ask("Can I speak to somebody?");
        handoffs.open(other.conversationId(), "webchat", other.turnId(), other.revision(), "customer-asked");
        UUID handoff = handoffs.openIn(other.conversationId()).orElseThrow();
        handoffs.claim(handoff, hired.id());
        handoffs.answer(handoff, hired.id(), new Answer("Of course.", other.revision(), false), Ids.next());
        assertThat(status("POST", "/api/v1/webhooks", "{\"url\": \"http://localhost:9/told\", \"enabled\": false}"))
                .isEqualTo(201);

        ids.put("/conversations/", posted.conversationId().toString());
        ids.put("/messages/", posted.messageId().toString());
        ids.put("/handoffs/", handoff.toString());
        ids.put("/users/", hired.id().toString());
        ids.put("/inbox/failed/", latest("inbound where state = 'FAILED'"));
        ids.put("/webhooks/", latest("webhook_subscription"));
        for (String table : List.of("attachment", "customer", "approval")) {
            ids.put("/" + table + "s/", latest(table));
        }
        ids.put("/deliveries/", latest("delivery"));
        ids.put("/channels/", "webchat");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select count(*) from article")
                                .query(Integer.class)
                                .single()
                        > 0);
        ids.put("/articles/", "opening-hours");
    }

    @Test
    void everyGetOfTheContractAnswersAndLeavesAllTablesAsTheyWere() throws Exception {
        StoredState before = atRest();
        int asked = 0;
        for (var path : contract().entrySet()) {
            if (path.getValue().getGet() != null) {
                String address = "/api/v1" + filledIn(path.getKey());
                assertThat(status("GET", address, null)).as(address).isEqualTo(200);
                asked++;
            }
        }
        for (String page : List.of("/", "/console/", "/actuator/health", "/password.html")) {
            assertThat(status("GET", page, null)).as(page).isLessThan(400);
        }
        assertThat(asked).isGreaterThan(30);
        assertThat(StoredState.of(url)).isEqualTo(before);
    }

    @Test
    void whatIsToBePostedIsNotDoneByAGet() throws Exception {
        StoredState before = atRest();
        for (var path : contract().entrySet()) {
            if (path.getValue().getGet() == null) {
                String address = "/api/v1" + filledIn(path.getKey());
                assertThat(status("GET", address, null)).as(address).isBetween(400, 499);
            }
        }
        assertThat(StoredState.of(url)).isEqualTo(before);
    }

    @Test
    void itWouldBeSeenIfAnythingChanged() throws Exception {
        StoredState before = atRest();
        assertThat(status("POST", "/api/v1/approvals/" + ids.get("/approvals/") + "/claim", null))
                .isEqualTo(200);
        assertThat(StoredState.of(url)).isNotEqualTo(before);
    }

    /** What the start of the hub and of this test set off has come to its end. */
    private StoredState atRest() {
        StoredState[] last = new StoredState[1];
        return await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(2))
                .until(
                        () -> {
                            StoredState present = StoredState.of(url);
                            boolean same = present.equals(last[0]);
                            last[0] = present;
                            return same ? present : null;
                        },
                        rested -> rested != null);
    }

    private String filledIn(String path) {
        String filled = path;
        for (var id : ids.entrySet()) {
            filled = filled.replaceAll("^" + id.getKey() + "\\{\\w+}", id.getKey() + id.getValue());
        }
        return filled.replaceAll("\\{\\w+}", Ids.next().toString());
    }

    private static Map<String, PathItem> contract() {
        return new OpenAPIV3Parser().read("openapi/serai.yaml").getPaths();
    }

    /** The first words of a stream are enough. */
    private int status(String method, String path, String json) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", administrator)
                .method(
                        method,
                        json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        var response = http.send(request.build(), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            if (!response.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                body.readAllBytes();
            }
            return response.statusCode();
        }
    }

    private String latest(String table) {
        return jdbc.sql("select id from %s order by id desc limit 1".formatted(table))
                .query(String.class)
                .single();
    }
}
