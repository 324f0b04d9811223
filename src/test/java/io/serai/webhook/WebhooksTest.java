package io.serai.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.TestDatabase;
import io.serai.shared.DomainEvent;
import io.serai.shared.Ids;
import io.serai.shared.SeraiException;
import io.serai.shared.WebhookSignature;
import io.serai.webhook.WebhookDelivery.State;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "serai.home=target/test-home",
            "camel.main.name=serai-${random.uuid}",
            "serai.webhooks.allow-private=localhost",
            "serai.webhooks.read-timeout=1s",
            "serai.webhooks.attempts=2"
        })
@ContextConfiguration(initializers = TestDatabase.class)
class WebhooksTest {

    private static final Duration SOON = Duration.ofSeconds(30);

    record ParcelLost(UUID conversationId, String channelId, String parcel) implements DomainEvent {}

    record ParcelFound(UUID conversationId, String channelId, String parcel) implements DomainEvent {}

    record Told(String path, String id, boolean signed, JsonNode body) {}

    @Autowired
    WebhookSubscriptions subscriptions;

    @Autowired
    Webhooks webhooks;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    private final List<Told> told = new CopyOnWriteArrayList<>();
    private final Map<String, WebhookSignature> signatures = new ConcurrentHashMap<>();
    private final Map<String, Integer> answers = new ConcurrentHashMap<>();
    private HttpServer receiver;

    @BeforeEach
    void receive() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.setExecutor(Executors.newCachedThreadPool());
        receiver.createContext("/", this::answer);
        receiver.start();
    }

    @AfterEach
    void stop() {
        webhooksOf().forEach(subscription -> subscriptions.remove(subscription.id()));
        receiver.stop(0);
    }

    @Test
    void whoSubscribedIsToldOnceOfEachEventOfTheirTypesAndSigned() {
        WebhookSubscription lost = subscribe("/lost", "parcel-lost");
        subscribe("/all");
        UUID conversation = Ids.next();

        publish(new ParcelLost(conversation, "mail", "A"));
        publish(new ParcelFound(conversation, "mail", "A"));

        await().atMost(SOON).until(() -> told.size() >= 3);
        await().atMost(SOON).until(() -> states(lost).equals(List.of(State.SENT)));
        assertThat(told).hasSize(3).allMatch(Told::signed).extracting(Told::id).doesNotHaveDuplicates();
        assertThat(told)
                .filteredOn(it -> it.path().equals("/all"))
                .extracting(it -> it.body().path("type").asText())
                .containsExactly("parcel-lost", "parcel-found");
        JsonNode body = told.stream()
                .filter(it -> it.path().equals("/lost"))
                .findFirst()
                .orElseThrow()
                .body();
        assertThat(body.path("data").path("parcel").asText()).isEqualTo("A");
        assertThat(body.path("data").path("conversation_id").asText()).isEqualTo(conversation.toString());
        assertThat(Instant.parse(body.path("timestamp").asText()))
                .isBefore(Instant.now().plusSeconds(1));
    }

    @Test
    void whatIsRolledBackIsNotTold() {
        subscribe("/all");
        transaction.executeWithoutResult(status -> {
            events.publishEvent(new ParcelLost(Ids.next(), "mail", "never"));
            status.setRollbackOnly();
        });
        publish(new ParcelLost(Ids.next(), "mail", "real"));

        await().atMost(SOON).until(() -> !told.isEmpty());
        assertThat(told)
                .extracting(it -> it.body().path("data").path("parcel").asText())
                .containsExactly("real");
    }

    @Test
    void whatIsNotTakenIsTriedAgainUnderTheSameIdThenDeadAndCanBeReplayed() {
        WebhookSubscription subscription = subscribe("/busy");
        answers.put("/busy", 500);
        publish(new ParcelLost(Ids.next(), "mail", "A"));

        await().atMost(SOON).until(() -> states(subscription).equals(List.of(State.DEAD)));
        assertThat(told)
                .hasSize(2)
                .extracting(Told::id)
                .containsOnly(told.get(0).id());

        answers.remove("/busy");
        assertThat(webhooks.replayAll(subscription.id())).isEqualTo(1);
        await().atMost(SOON).until(() -> states(subscription).equals(List.of(State.SENT)));
        assertThat(told)
                .hasSize(3)
                .extracting(Told::id)
                .containsOnly(told.get(0).id());
        assertThatThrownBy(() -> webhooks.replay(UUID.fromString(told.get(0).id())))
                .hasMessageContaining("SENT");
    }

    @Test
    void aRedirectIsNotFollowedAndEndlessAnswersAreCutOff() {
        WebhookSubscription moved = subscribe("/moved");
        WebhookSubscription endless = subscribe("/endless");
        WebhookSubscription dripping = subscribe("/dripping");
        publish(new ParcelLost(Ids.next(), "mail", "A"));

        await().atMost(SOON).until(() -> states(endless).equals(List.of(State.SENT)));
        await().atMost(SOON).until(() -> states(moved).equals(List.of(State.DEAD)));
        await().atMost(Duration.ofSeconds(60)).until(() -> states(dripping).equals(List.of(State.DEAD)));
        assertThat(told).noneMatch(it -> it.path().equals("/elsewhere"));
    }

    @Test
    void whoIsGoneIsNotToldAnyMore() {
        WebhookSubscription subscription = subscribe("/gone");
        answers.put("/gone", 410);
        publish(new ParcelLost(Ids.next(), "mail", "A"));

        await().atMost(SOON).until(() -> states(subscription).equals(List.of(State.DEAD)));
        assertThat(webhooksOf())
                .filteredOn(it -> it.id().equals(subscription.id()))
                .noneMatch(it -> it.enabled());
        assertThat(told).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:169.254.169.254]/latest/meta-data",
                "https://169.254.169.254/latest/meta-data",
                "https://10.1.2.3/",
                "https://2130706433/",
                "https://0/",
                "http://127.0.0.1/",
                "http://example.org/",
                "https://user:pass@localhost/",
                "https:///path",
                "ftp://localhost/",
                "https://no-such-host.invalid/"
            })
    void anAddressThatMustNotBeToldIsRefused(String url) {
        assertThatThrownBy(() -> subscriptions.subscribe(url, List.of(), null, null))
                .isInstanceOf(SeraiException.class);
    }

    @Test
    void aRepeatedSubscriptionIsOneAndItsSecretIsNotListed() {
        String url = url("/once");
        WebhookSubscription first = subscriptions.subscribe(url, List.of(), "a-key-of-some-length", null);
        WebhookSubscription second = subscriptions.subscribe(url, List.of(), "a-key-of-some-length", null);

        assertThat(second).isEqualTo(first);
        assertThat(first.secret()).startsWith("whsec_");
        assertThat(webhooksOf()).allMatch(it -> it.secret() == null);
    }

    private WebhookSubscription subscribe(String path, String... types) {
        WebhookSubscription subscription = subscriptions.subscribe(url(path), List.of(types), null, null);
        signatures.put(path, WebhookSignature.of(subscription.secret()));
        return subscription;
    }

    private String url(String path) {
        return "http://localhost:%d%s".formatted(receiver.getAddress().getPort(), path);
    }

    private void publish(DomainEvent event) {
        transaction.executeWithoutResult(status -> events.publishEvent(event));
    }

    private List<State> states(WebhookSubscription subscription) {
        return webhooks.deliveries(subscription.id(), null, null, 50).items().stream()
                .map(WebhookDelivery::state)
                .toList();
    }

    private List<WebhookSubscription> webhooksOf() {
        return subscriptions.list(null, 100).items();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        String id = exchange.getRequestHeaders().getFirst(WebhookSignature.ID_HEADER);
        boolean signed = signatures.containsKey(path)
                && signatures
                        .get(path)
                        .matches(
                                id,
                                exchange.getRequestHeaders().getFirst(WebhookSignature.TIMESTAMP_HEADER),
                                exchange.getRequestHeaders().getFirst(WebhookSignature.SIGNATURE_HEADER),
                                body,
                                Instant.now());
        told.add(new Told(path, id, signed, new ObjectMapper().readTree(body)));
        switch (path) {
            case "/moved" -> {
                exchange.getResponseHeaders().add("Location", url("/elsewhere"));
                exchange.sendResponseHeaders(307, -1);
            }
            case "/endless" -> {
                exchange.sendResponseHeaders(200, 0);
                byte[] much = new byte[64 * 1024];
                for (int i = 0; i < 1_000_000; i++) {
                    exchange.getResponseBody().write(much);
                }
            }
            case "/dripping" -> await().pollDelay(Duration.ofSeconds(3)).until(() -> true);
            default -> exchange.sendResponseHeaders(answers.getOrDefault(path, 204), -1);
        }
        exchange.close();
    }
}
