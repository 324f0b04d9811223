package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus;
import io.serai.channel.Channels;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.TextStyle;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** What a visitor meets before they begin, what they come back to, and what they take along. */
@ApiTest
@TestPropertySource(properties = "serai.home=target/test-homes/beginnings")
@DirtiesContext
class ChatBeginningsTest {
    private static final String SECRET = "a secret of the tea shop and the hub";
    private static final String SHOP = "https://tea.example";
    private static final LocalDate OPEN_DAY = LocalDate.now(ZoneOffset.UTC).plusDays(3);
    private static final GreenMail MAIL = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    static {
        ChannelHome.at("target/test-homes/beginnings")
                .channel("tea", """
                        kind: webchat
                        origins: [%s]
                        identity-secret: %s
                        hours: {zone: UTC, %s: "09:00-17:00"}
                        chat:
                          name: Comet Tea
                          form:
                            - {field: name, label: Your name}
                            - {field: email, label: Your e-mail}
                            - {field: order, label: Order number, required: true}
                        """.formatted(
                                SHOP,
                                SECRET,
                                OPEN_DAY.getDayOfWeek()
                                        .getDisplayName(TextStyle.SHORT, Locale.ENGLISH)
                                        .toLowerCase(Locale.ENGLISH)))
                .channel("plain", "kind: webchat\nidentity-secret: another secret for this one\n");
    }

    @LocalServerPort
    int port;

    @Autowired
    Channels channels;

    @Autowired
    JdbcClient jdbc;

    Api api;

    @DynamicPropertySource
    static void mail(DynamicPropertyRegistry properties) {
        MAIL.start();
        properties.add("serai.mail.host", () -> "127.0.0.1");
        properties.add("serai.mail.port", () -> MAIL.getSmtp().getPort());
        properties.add("serai.mail.starttls", () -> "false");
        properties.add("serai.mail.from", () -> "Serai <serai@hub.example>");
    }

    @AfterAll
    static void stopMail() {
        MAIL.stop();
    }

    @BeforeEach
    void waitForTheChannels() {
        api = new Api(port);
        for (String id : List.of("tea", "plain")) {
            await().until(() -> channels.status(id)
                    .filter(it -> it.state() == ChannelStatus.State.UP)
                    .isPresent());
        }
    }

    @Test
    void aChatTellsWhatToKnowBeforehand() {
        JsonNode tea = api.get("/api/v1/channels/tea/chat", null).body();
        assertThat(tea.get("name").asText()).isEqualTo("Comet Tea");
        assertThat(tea.get("open").asBoolean()).isFalse();
        assertThat(tea.get("opens_at").asText()).isEqualTo(OPEN_DAY + "T09:00:00Z");
        assertThat(tea.get("history").asBoolean()).isTrue();
        assertThat(tea.get("max_attachment_bytes").asLong()).isEqualTo(10 * 1024 * 1024);
        assertThat(tea.get("form").toString())
                .isEqualTo("[{\"field\":\"name\",\"label\":\"Your name\",\"required\":false},"
                        + "{\"field\":\"email\",\"label\":\"Your e-mail\",\"required\":false},"
                        + "{\"field\":\"order\",\"label\":\"Order number\",\"required\":true}]");

        JsonNode plain = api.get("/api/v1/channels/plain/chat", null).body();
        assertThat(plain.get("name").asText()).isEqualTo("plain");
        assertThat(plain.get("open").asBoolean()).isTrue();
        assertThat(plain.has("opens_at")).isFalse();
        assertThat(plain.get("form")).isEmpty();
        assertProblem(api.get("/api/v1/channels/none/chat", null), "not_found");
    }

    @Test
    void onlyItsOwnSiteMayLookAtAChatFromItsPages() {
        Answer allowed = api.send("GET", "/api/v1/channels/tea/chat", null, null, "Origin", SHOP);
        assertThat(allowed.status()).isEqualTo(200);
        assertThat(allowed.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(allowed.header("Access-Control-Expose-Headers")).contains("RateLimit", "Retry-After");

        // Its site may use another chat of the hub, and not this one.
        assertThat(api.send("GET", "/api/v1/channels/plain/chat", null, null, "Origin", SHOP)
                        .status())
                .isEqualTo(403);
        assertThat(api.send("GET", "/api/v1/channels/tea/chat", null, null, "Origin", "https://evil.example")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void aSiteMayPutFromItsPages() {
        Answer preflight = api.send(
                "OPTIONS",
                "/api/v1/conversations/" + Ids.next() + "/typing",
                null,
                null,
                "Origin",
                SHOP,
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "authorization,content-type");
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Methods")).contains("PUT");
    }

    @Test
    void whatAVisitorSaysBeforeTheyBeginAgentsRead() {
        Answer begun =
                begin("tea", ",\"form\":{\"name\":\"Mina\",\"email\":\"Mina@Example.org\",\"order\":\" 4711 \"}");
        assertThat(begun.status()).isEqualTo(201);

        JsonNode seen = api.get(path(begun), Api.AGENT).body();

        assertThat(seen.get("form").toString())
                .isEqualTo("[{\"field\":\"name\",\"label\":\"Your name\",\"value\":\"Mina\"},"
                        + "{\"field\":\"email\",\"label\":\"Your e-mail\",\"value\":\"Mina@Example.org\"},"
                        + "{\"field\":\"order\",\"label\":\"Order number\",\"value\":\"4711\"}]");
        assertThat(api.get(path(begun), token(begun)).body().has("form")).isFalse();
        assertThat(api.get("/api/v1/customers/" + seen.get("customer_id").asText(), Api.AGENT)
                        .body()
                        .get("display_name")
                        .asText())
                .isEqualTo("Mina");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                          | form.order",
                ",\"form\":{\"name\":\"Mina\"}               | form.order",
                ",\"form\":{\"order\":\"  \"}                | form.order",
                ",\"form\":{\"order\":\"1\",\"email\":\"x\"} | form.email",
                ",\"form\":{\"order\":\"1\",\"colour\":\"x\"}| form.colour",
            })
    void aFormThatIsNotAsAskedIsNamed(String form, String field) {
        Answer refused = begin("tea", form);

        assertProblem(refused, "invalid");
        assertThat(refused.body().get("field").asText()).isEqualTo(field);
    }

    @Test
    void whomTheSiteKnowsFindsWhatTheyTalkedAbout() {
        String user = Ids.next().toString();
        Answer first = begin("plain", identity(user, sign(user, "another secret for this one")));
        Answer second = begin("plain", identity(user, sign(user, "another secret for this one")));
        begin("plain", "");
        api.post(path(first) + "/messages", token(first), "{\"text\":\"One more thing\"}");

        Answer past = history("plain", user, sign(user, "another secret for this one"));

        assertThat(past.status()).isEqualTo(200);
        JsonNode items = past.body().get("items");
        assertThat(items.findValuesAsText("conversation_id")).containsExactly(idOf(first), idOf(second));
        assertThat(items.get(0).get("last_text").asText()).isEqualTo("One more thing");
        String token = "Bearer " + items.get(1).get("visitor_token").asText();
        assertThat(api.get(path(second), token).status()).isEqualTo(200);
        assertThat(api.post(path(second) + "/messages", token, "{\"text\":\"I am back\"}")
                        .status())
                .isEqualTo(201);
        assertThat(api.get(path(first), token).status()).isEqualTo(404);
    }

    @Test
    void aForgedSignatureOrAnotherChatsOpensNoHistory() {
        String user = Ids.next().toString();
        begin("plain", identity(user, sign(user, "another secret for this one")));

        assertProblem(history("plain", user, "0".repeat(64)), "invalid");
        assertProblem(history("plain", user, sign(user, SECRET)), "invalid");
        assertProblem(history("webchat", user, sign(user, SECRET)), "not_found");
        // The same user of another site is somebody else.
        assertThat(history("tea", user, sign(user, SECRET)).body().get("items")).isEmpty();
        String other = Ids.next().toString();
        assertThat(history("plain", other, sign(other, "another secret for this one"))
                        .body()
                        .get("items"))
                .isEmpty();
    }

    @Test
    void whatWasSaidIsMailed() throws Exception {
        Answer begun = answered(begin("plain", ""));
        String address = Ids.next() + "@example.org";

        assertThat(transcript(begun, address).status()).isEqualTo(202);

        await().until(() -> mailsTo(address) == 1);
        var mail = List.of(MAIL.getReceivedMessages()).stream()
                .filter(it -> isTo(it, address))
                .findFirst()
                .orElseThrow();
        assertThat(mail.getSubject()).isEqualTo("Your conversation with plain");
        assertThat(mail.getContent().toString()).contains("You, ", "<b>hello</b>");
        assertThat(mail.getContentType()).startsWith("text/plain");
    }

    @Test
    void whatNobodyAnsweredIsNotMailed() {
        String address = Ids.next() + "@example.org";

        Answer refused = transcript(begin("plain", ""), address);

        assertThat(refused.status()).isEqualTo(409);
        assertProblem(refused, "conflict");
        assertThat(mailsTo(address)).isZero();
    }

    @Test
    void theHubMailsOnlySoManyTranscriptsAnHour() {
        Answer begun = answered(begin("plain", ""));
        jdbc.sql("""
                        insert into transcript (id, conversation_id, address, asked_at)
                        select gen_random_uuid(), ?::uuid, 'many@example.org', now() - interval '50 minutes'
                        from generate_series(1, 200)
                        """).param(idOf(answered(begin("plain", "")))).update();

        Answer refused = transcript(begun, Ids.next() + "@example.org");
        jdbc.sql("delete from transcript where address = 'many@example.org'").update();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(540, 601);
        assertThat(transcript(begun, Ids.next() + "@example.org").status()).isEqualTo(202);
    }

    /** By hand: what is answered is the drafting's matter. */
    private Answer answered(Answer begun) {
        jdbc.sql("""
                        insert into message (id, conversation_id, channel_id, direction, author, text, external_ref)
                        values (?, ?::uuid, 'plain', 'OUT', 'ASSISTANT', 'Good day.', ?)
                        """).params(Ids.next(), idOf(begun), Ids.next().toString()).update();
        return begun;
    }

    @Test
    void aFloodOfTranscriptsEndsByConversationAndByAddress() {
        Answer begun = answered(begin("plain", ""));
        for (int i = 0; i < 3; i++) {
            assertThat(transcript(begun, Ids.next() + "@example.org").status()).isEqualTo(202);
        }
        Answer refused = transcript(begun, Ids.next() + "@example.org");
        assertProblem(refused, "exhausted");
        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(86_000, 86_401);

        String victim = Ids.next() + "@example.org";
        for (int i = 0; i < 5; i++) {
            assertThat(transcript(answered(begin("plain", "")), victim).status())
                    .isEqualTo(202);
        }
        assertThat(transcript(answered(begin("plain", "")), victim.toUpperCase())
                        .status())
                .isEqualTo(429);
        await().until(() -> mailsTo(victim) == 5);
    }

    private long mailsTo(String address) {
        return List.of(MAIL.getReceivedMessages()).stream()
                .filter(it -> isTo(it, address))
                .count();
    }

    private static boolean isTo(jakarta.mail.internet.MimeMessage mail, String address) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Answer transcript(Answer begun, String address) {
        return api.post(path(begun) + "/transcript", token(begun), "{\"email\":\"%s\"}".formatted(address));
    }

    private Answer begin(String channel, String more) {
        return api.post(
                "/api/v1/conversations",
                null,
                "{\"text\":\"<b>hello</b>\",\"language\":\"en\",\"channel\":\"%s\"%s}".formatted(channel, more));
    }

    private Answer history(String channel, String user, String hmac) {
        return api.post(
                "/api/v1/channels/" + channel + "/history",
                null,
                "{\"identity\":{\"user_id\":\"%s\",\"hmac\":\"%s\"}}".formatted(user, hmac));
    }

    private static String identity(String user, String hmac) {
        return ",\"identity\":{\"user_id\":\"%s\",\"hmac\":\"%s\"}".formatted(user, hmac);
    }

    private static String idOf(Answer begun) {
        return begun.body().get("conversation_id").asText();
    }

    private static String sign(String text, String secret) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
