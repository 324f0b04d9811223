package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.serai.Concurrently;
import io.serai.TestDatabase;
import io.serai.shared.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.camel.ProducerTemplate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "serai.home=target/test-homes/webhook")
@ContextConfiguration(initializers = TestDatabase.class)
class WebhookChannelTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String MESSAGE =
            "{\"sender\": {\"id\": \"mina\", \"name\": \"김민아\"}, \"text\": \"Where is my parcel? 📦\"}";
    private static final WebhookPeer peer = new WebhookPeer();

    static {
        ChannelHome.at("target/test-homes/webhook")
                .channel("shop-app", peer.channelYaml() + "mode: shadow\n")
                .channel("other", peer.channelYaml().replace(peer.url(), "http://localhost:1/"))
                .channel("bad-secret", peer.channelYaml().replace(WebhookPeer.SECRET, "hunter2"));
    }

    @LocalServerPort
    int port;

    @Autowired
    Channels channels;

    @Autowired
    DeliveryOutcomes outcomes;

    @Autowired
    ProducerTemplate routes;

    @Autowired
    JdbcClient jdbc;

    String id;

    @BeforeEach
    void begin() {
        id = "msg_" + Ids.next();
        await().atMost(SOON)
                .until(() -> channels.status("shop-app").orElseThrow().state() == ChannelStatus.State.UP);
    }

    @AfterAll
    static void stop() {
        peer.close();
    }

    @Test
    void aSignedMessageIsStoredOnceHoweverOftenItComes() throws Exception {
        var answers = Concurrently.call(8, i -> () -> peer.post(port, "shop-app", id, MESSAGE));

        assertThat(answers).allMatch(answer -> answer.statusCode() == 202);
        assertThat(answers)
                .filteredOn(answer -> answer.body().contains("STORED"))
                .hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.body().contains("DUPLICATE"))
                .hasSize(7);
        assertThat(count("select count(*) from inbound where external_id = ?")).isEqualTo(1);
        assertThat(jdbc.sql("select text from message join inbound on inbound.message_id = message.id"
                                + " where inbound.external_id = ?")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("Where is my parcel? 📦");
    }

    @Test
    void whatIsNotSignedForThisMessageAndTimeIsRefused() {
        Instant now = Instant.now();
        long seconds = now.getEpochSecond();
        String good = peer.sign(id, now, MESSAGE);

        assertThat(peer.post(port, "shop-app", id, seconds, null, MESSAGE).statusCode())
                .isEqualTo(401);
        assertThat(peer.post(port, "shop-app", id, seconds, "v1,AAAA", MESSAGE).statusCode())
                .isEqualTo(401);
        assertThat(peer.post(port, "shop-app", id + "x", seconds, good, MESSAGE).statusCode())
                .isEqualTo(401);
        assertThat(peer.post(port, "shop-app", id, seconds + 1, good, MESSAGE).statusCode())
                .isEqualTo(401);
        assertThat(peer.post(port, "shop-app", id, seconds, good, MESSAGE + " ").statusCode())
                .isEqualTo(401);
        assertThat(peer.post(port, "nowhere", id, seconds, good, MESSAGE).statusCode())
                .isEqualTo(401);
        Instant old = now.minusSeconds(400);
        assertThat(peer.post(port, "shop-app", id, old.getEpochSecond(), peer.sign(id, old, MESSAGE), MESSAGE)
                        .statusCode())
                .isEqualTo(401);
        assertThat(count("select count(*) from inbound where external_id = ?")).isZero();
    }

    @Test
    void whatAProgramSentIsStoredAndOpensNoTurn() {
        var answer = peer.post(
                port,
                "shop-app",
                id,
                "{\"sender\": {\"id\": \"%s\"}, \"text\": \"I am out of office\", \"automatic\": true}".formatted(id));

        assertThat(answer.body()).contains("STORED");
        assertThat(count("select count(*) from message join inbound on inbound.message_id = message.id"
                        + " where inbound.external_id = ? and turn_id is null and automatic is not null"))
                .isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"sender\": \"mina\", \"text\": \"hi\"}",
                "{\"sender\": {\"id\": \"mina\"}}",
                "{\"sender\": {\"id\": 7}, \"text\": \"hi\"}",
                "{\"sender\": {\"id\": \"mina\"}, \"attachments\": [{\"name\": \"a\", \"content\": \"?\"}]}"
            })
    void whatIsSignedAndNotUnderstoodIsKeptForAPerson(String body) {
        var answer = peer.post(port, "shop-app", id, body);

        assertThat(answer.statusCode()).isEqualTo(202);
        assertThat(answer.body()).contains("UNREADABLE");
        assertThat(jdbc.sql("select convert_from(raw, 'UTF8') from inbound where external_id = ? and state = 'FAILED'")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo(body);
    }

    @Test
    void anAttachmentArrivesByteForByte() {
        peer.post(port, "shop-app", id, """
                {"sender": {"id": "mina"}, "attachments":
                  [{"name": "소포.png", "media_type": "image/png", "content": "AAECA//+"}]}""");

        assertThat(jdbc.sql("""
                        select attachment.content from attachment join inbound using (message_id)
                        where inbound.external_id = ? and attachment.name = '소포.png'
                        """).param(id).query(byte[].class).single()).containsExactly(0, 1, 2, 3, 0xff, 0xfe);
    }

    @Test
    void twoProgramsMayKnowDifferentPeopleByOneName() {
        peer.post(port, "shop-app", id, MESSAGE);
        peer.post(port, "other", id, MESSAGE);

        assertThat(count("""
                        select count(distinct conversation.customer_id) from inbound
                        join message on message.id = inbound.message_id
                        join conversation on conversation.id = message.conversation_id where inbound.external_id = ?
                        """)).isEqualTo(2);
    }

    @Test
    void aReplyIsPostedSignedUnderItsOwnName() {
        String reference = routes.requestBody("direct:channel-out-shop-app", outgoing(id, "여기 있습니다."), String.class);

        WebhookPeer.Taken taken = peer.taken().stream()
                .filter(it -> it.id().equals(id))
                .findFirst()
                .orElseThrow();
        assertThat(reference).isEqualTo(id);
        assertThat(taken.signed()).isTrue();
        assertThat(taken.text()).isEqualTo("여기 있습니다.");
        assertThat(taken.body().path("recipient").path("id").asText()).isEqualTo("mina");
        assertThat(taken.body().path("conversation").asText()).isEqualTo("mina");
        assertThat(taken.body().path("in_reply_to").get(0).asText()).isEqualTo("msg_0");
    }

    @ParameterizedTest
    @CsvSource({
        "410, REJECTED_PERMANENT",
        "400, REJECTED_PERMANENT",
        "302, REJECTED_PERMANENT",
        "401, AUTHENTICATION_FAILED",
        "408, REJECTED_TEMPORARY",
        "429, RATE_LIMITED",
        "503, RATE_LIMITED",
        "500, REJECTED_TEMPORARY"
    })
    void whatTheOtherEndAnswersHasAName(int status, Outcome outcome) {
        peer.answerNext(status, "Retry-After", "7", "Location", peer.url() + "/moved");

        Throwable failure =
                catchThrowable(() -> routes.requestBody("direct:channel-out-shop-app", outgoing(id, "Hello")));

        assertThat(outcomes.of("webhook", failure)).isEqualTo(outcome);
        assertThat(outcomes.detail(failure)).contains(String.valueOf(status));
        assertThat(failure).rootCause().isInstanceOfSatisfying(SendFailed.class, failed -> assertThat(
                        failed.retryAfter())
                .contains(Duration.ofSeconds(7)));
        assertThat(peer.taken()).noneMatch(it -> it.id().equals(id));
    }

    @Test
    void silenceIsAmbiguousAndAnAbsentServerIsNot() {
        peer.takeNextInSilence();
        Throwable silence =
                catchThrowable(() -> routes.requestBody("direct:channel-out-shop-app", outgoing(id, "Hello")));
        Throwable absence = catchThrowable(() -> routes.requestBody("direct:channel-out-other", outgoing(id, "Hello")));

        assertThat(outcomes.of("webhook", silence)).isEqualTo(Outcome.TIMEOUT_AFTER_SEND);
        assertThat(outcomes.of("webhook", absence)).isEqualTo(Outcome.CONNECTION_FAILED);
        assertThat(channels.get("shop-app").ambiguousSend()).isEqualTo(ChannelConfig.AmbiguousSend.RESEND);
    }

    @Test
    void aBadSecretIsToldWithoutTellingIt() {
        ChannelStatus status = channels.status("bad-secret").orElseThrow();

        assertThat(status.state()).isEqualTo(ChannelStatus.State.MISCONFIGURED);
        assertThat(status.detail()).contains("source.secret", "whsec_").doesNotContain("hunter2");
    }

    private long count(String sql) {
        return jdbc.sql(sql).param(id).query(Long.class).single();
    }

    private static OutgoingMessage outgoing(String ref, String text) {
        return new OutgoingMessage(
                Ids.next(), "shop-app", "shop-app:mina", "mina", null, text, ref, List.of("msg_0"), false);
    }
}
