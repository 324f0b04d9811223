package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus;
import io.serai.channel.Channels;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Chats that other sites show on their pages, and who their visitors are. */
@ApiTest
@TestPropertySource(properties = "serai.home=target/test-homes/sites")
class ChatOnASiteTest {
    private static final String SECRET = "a secret between shop and hub";
    private static final String SHOP = "https://shop.example";
    private static final String BANK = "https://bank.example:8443";

    static {
        ChannelHome.at("target/test-homes/sites")
                .channel("shop", "kind: webchat\norigins: [%s]\nidentity-secret: %s\n".formatted(SHOP, SECRET))
                .channel("bank", "kind: webchat\norigins: ['%s']\nidentity-secret: %s\n".formatted(BANK, SECRET));
    }

    @LocalServerPort
    int port;

    @Autowired
    Channels channels;

    @Autowired
    VisitorTokens tokens;

    @Autowired
    JdbcClient jdbc;

    Api api;

    @BeforeEach
    void waitForTheChannels() {
        api = new Api(port);
        for (String id : List.of("shop", "bank")) {
            await().until(() -> channels.status(id)
                    .filter(it -> it.state() == ChannelStatus.State.UP)
                    .isPresent());
        }
    }

    @Test
    void anAllowedSiteMayAskAndReadTheAnswer() {
        Answer preflight = preflight(SHOP);
        assertThat(preflight.status()).isEqualTo(200);
        assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        assertThat(preflight.header("Access-Control-Allow-Headers")).containsIgnoringCase("authorization");

        Answer begun = beginFrom(SHOP, "shop");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
        Answer read = api.send("GET", path(begun), token(begun), null, "Origin", SHOP);
        assertThat(read.status()).isEqualTo(200);
        assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(SHOP);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://evil.example", "null", "https://shop.example.evil.example", "http://shop.example"})
    void anotherSiteMayNot(String origin) {
        assertThat(preflight(origin).status()).isEqualTo(403);
        Answer begun = beginFrom(origin, "shop");
        assertThat(begun.status()).isEqualTo(403);
        assertProblem(begun, "forbidden");
        assertThat(begun.header("Access-Control-Allow-Origin")).isNull();
    }

    @Test
    void aSiteMayNotUseAnotherSitesChat() {
        long before = count("conversation");
        assertThat(beginFrom(BANK, "shop").status()).isEqualTo(403);
        assertThat(count("conversation")).isEqualTo(before);

        Answer begun = beginFrom(SHOP, "shop");
        for (String path : List.of(path(begun), path(begun) + "/events")) {
            assertThat(api.send("GET", path, token(begun), null, "Origin", BANK).status())
                    .isEqualTo(403);
        }
    }

    @Test
    void theHubsOwnPagesMay() {
        assertThat(beginFrom("http://localhost:" + port, "shop").status()).isEqualTo(201);
        assertThat(beginFrom("https://localhost:" + port, "shop").status()).isEqualTo(201);
    }

    @Test
    void aTokenOfAnotherChannelOpensNothing() {
        Answer begun = beginFrom(SHOP, "shop");
        UUID id = UUID.fromString(begun.body().get("conversation_id").asText());
        String other = "Bearer " + tokens.issue(new Visitor(id, "bank", "x")).visitorToken();

        assertThat(api.get(path(begun), other).status()).isEqualTo(404);
        assertThat(api.get(path(begun) + "/events", other).status()).isEqualTo(404);
        assertThat(api.post(path(begun) + "/messages", other, "{\"text\":\"hi\"}")
                        .status())
                .isEqualTo(404);
        assertThat(api.post(path(begun) + "/token", other, null).status()).isEqualTo(404);
        assertThat(api.post(path(begun) + "/email", other, "{\"email\":\"a@b.example\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aTokenOfAnotherChannelTakesNoFilesAndGivesNone() {
        Answer begun = beginFrom(SHOP, "shop");
        UUID id = UUID.fromString(begun.body().get("conversation_id").asText());
        String other = "Bearer " + tokens.issue(new Visitor(id, "bank", "x")).visitorToken();
        Answer uploaded = upload(begun, token(begun));
        String file = "/api/v1/attachments/" + uploaded.body().get("id").asText();

        assertThat(uploaded.status()).isEqualTo(201);
        assertThat(api.get(file, token(begun)).status()).isEqualTo(200);
        assertThat(api.get(file, other).status()).isEqualTo(404);
        assertThat(upload(begun, other).status()).isEqualTo(404);
        assertThat(upload(begun, token(begun) + "x").status()).isEqualTo(401);
        assertThat(api.get(file, token(begun) + "x").status()).isEqualTo(401);
    }

    private Answer upload(Answer begun, String token) {
        return api.send(
                "POST",
                path(begun) + "/attachments?name=a.txt",
                token,
                "mine",
                "Content-Type",
                "application/octet-stream");
    }

    @Test
    void aTokenIsRenewed() {
        Answer begun = beginFrom(SHOP, "shop");
        Answer renewed = api.post(path(begun) + "/token", token(begun), null);

        assertThat(renewed.status()).isEqualTo(200);
        assertThat(renewed.body().get("expires_at").asText()).isNotBlank();
        String token = "Bearer " + renewed.body().get("visitor_token").asText();
        assertThat(api.get(path(begun), token).status()).isEqualTo(200);
    }

    @Test
    void aSignedVisitorIsTheSameCustomerInEachConversation() {
        String user = Ids.next().toString();
        Answer first = begin("shop", identity(user, null, sign(user)));
        Answer second = begin("shop", identity(user, null, sign(user).toUpperCase()));

        assertThat(second.status()).isEqualTo(201);
        assertThat(customerOf(second)).isEqualTo(customerOf(first));
        JsonNode card = card(customerOf(first));
        assertThat(card.get("display_name").asText()).isEqualTo("Mina");
        assertThat(card.get("conversations")).hasSize(2);
        assertThat(proofOf(card, "user", "shop:" + user)).isEqualTo("SIGNED");
    }

    @Test
    void aSignedAddressIsTheirsAndFindsWhoWroteFromIt() {
        String user = Ids.next().toString();
        String email = user + "@example.org";
        UUID known = Ids.next();
        jdbc.sql("insert into customer (id) values (?)").param(known).update();
        jdbc.sql("insert into customer_address (kind, address, customer_id) values ('email', ?, ?)")
                .params(email, known)
                .update();

        Answer begun = begin("shop", identity(user, email, sign(user + "\n" + email)));

        assertThat(begun.status()).isEqualTo(201);
        assertThat(customerOf(begun)).isEqualTo(known.toString());
        assertThat(proofOf(card(known.toString()), "user", "shop:" + user)).isEqualTo("SIGNED");
    }

    @Test
    void aUserOfOneSiteIsNotThatUserOfAnother() {
        String user = Ids.next().toString();

        assertThat(customerOf(begin("bank", identity(user, null, sign(user)))))
                .isNotEqualTo(customerOf(begin("shop", identity(user, null, sign(user)))));
    }

    @Test
    void aWrongSignatureStoresNothingAndTellsNothing() {
        String user = Ids.next().toString();
        long customers = count("customer");
        long conversations = count("conversation");

        Answer wrong = begin("shop", identity(user, null, "0".repeat(64)));
        Answer unsignedEmail = begin("shop", identity(user, "a@example.org", sign(user)));
        Answer noSecret = begin("webchat", identity(user, null, sign(user)));

        for (Answer refused : List.of(wrong, unsignedEmail)) {
            assertThat(refused.status()).isEqualTo(422);
            assertProblem(refused, "invalid");
            assertThat(refused.body().get("field").asText()).isEqualTo("identity");
        }
        assertThat(noSecret.status()).isEqualTo(422);
        assertThat(unsignedEmail.body()).isEqualTo(wrong.body());
        assertThat(count("customer")).isEqualTo(customers);
        assertThat(count("conversation")).isEqualTo(conversations);
    }

    @Test
    void anAgentMergesAndUndoes() {
        Answer one = beginFrom(SHOP, "shop");
        Answer other = beginFrom(SHOP, "shop");
        String into = customerOf(one);
        String from = customerOf(other);

        Answer merged = api.post("/api/v1/customers/" + into + "/merge", Api.AGENT, "{\"other_id\":\"" + from + "\"}");

        assertThat(merged.status()).isEqualTo(200);
        assertThat(merged.body().get("id").asText()).isEqualTo(into);
        assertThat(merged.body().get("conversations")).hasSize(2);
        assertThat(merged.body().get("addresses")).hasSize(2);
        assertThat(card(from).get("id").asText()).isEqualTo(into);
        assertThat(customerOf(other)).isEqualTo(into);
        assertThat(api.post("/api/v1/customers/" + into + "/merge", Api.AGENT, "{\"other_id\":\"" + from + "\"}")
                        .status())
                .isEqualTo(409);

        String undo = "/api/v1/customers/merges/"
                + merged.body().get("merges").get(0).get("id").asText() + "/undo";
        Answer undone = api.post(undo, Api.AGENT, null);

        assertThat(undone.status()).isEqualTo(200);
        assertThat(undone.body().get("id").asText()).isEqualTo(from);
        assertThat(undone.body().get("conversations")).hasSize(1);
        assertThat(undone.body().get("addresses")).hasSize(1);
        assertThat(customerOf(other)).isEqualTo(from);
        assertThat(card(into).get("conversations")).hasSize(1);
        assertThat(api.post(undo, Api.AGENT, null).status()).isEqualTo(409);
    }

    private Answer preflight(String origin) {
        return api.send(
                "OPTIONS",
                "/api/v1/conversations",
                null,
                null,
                "Origin",
                origin,
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "authorization,content-type");
    }

    private Answer beginFrom(String origin, String channel) {
        return api.send(
                "POST",
                "/api/v1/conversations",
                null,
                "{\"text\":\"hello\",\"channel\":\"%s\"}".formatted(channel),
                "Content-Type",
                "application/json",
                "Origin",
                origin);
    }

    private Answer begin(String channel, String identity) {
        return api.post(
                "/api/v1/conversations",
                null,
                "{\"text\":\"hello\",\"channel\":\"%s\"%s}".formatted(channel, identity));
    }

    private static String identity(String user, String email, String hmac) {
        String signed = email == null ? "" : "\"email\":\"%s\",".formatted(email);
        return ",\"identity\":{\"user_id\":\"%s\",\"name\":\"Mina\",%s\"hmac\":\"%s\"}"
                .formatted(user, signed, hmac == null ? sign(user) : hmac);
    }

    private static String sign(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private String customerOf(Answer begun) {
        return api.get(path(begun), Api.AGENT).body().get("customer_id").asText();
    }

    private JsonNode card(String customer) {
        return api.get("/api/v1/customers/" + customer, Api.AGENT).body();
    }

    private static String proofOf(JsonNode card, String kind, String address) {
        for (JsonNode known : card.get("addresses")) {
            if (known.get("kind").asText().equals(kind)
                    && known.get("address").asText().equals(address)) {
                return known.get("proof").asText();
            }
        }
        return null;
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
