package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.serai.account.Visitor;
import io.serai.account.VisitorTokens;
import io.serai.console.Api.Answer;
import io.serai.console.Contract.Promise;
import io.serai.shared.Ids;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

@ApiTest
class AccessTest {
    private static final UUID CONVERSATION = Ids.next();

    @LocalServerPort
    int port;

    @Autowired
    VisitorTokens tokens;

    @Autowired
    JdbcClient jdbc;

    Api api;

    @BeforeEach
    void call() {
        api = new Api(port);
    }

    static Stream<Promise> closedOperations() {
        return Contract.operations().stream()
                .filter(it -> !it.operation().getSecurity().isEmpty());
    }

    static Stream<Promise> agentOperations() {
        return closedOperations()
                .filter(it -> it.operation().getSecurity().stream().anyMatch(way -> way.containsKey("agent")))
                .filter(it -> it.operation().getSecurity().stream().noneMatch(way -> way.containsKey("visitor")));
    }

    @ParameterizedTest
    @MethodSource("closedOperations")
    void nobodyGetsInWithoutCredentials(Promise promise) {
        Answer answer = call(promise, null);

        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer, "unauthenticated");
    }

    @ParameterizedTest
    @MethodSource("agentOperations")
    void aVisitorMayNotDoAgentsWork(Promise promise) {
        Answer answer = call(promise, bearer(token(CONVERSATION)));

        assertThat(answer.status()).isEqualTo(403);
        assertProblem(answer, "forbidden");
    }

    @ParameterizedTest
    @ValueSource(strings = {"agent@serai.local:wrong", "nobody@serai.local:x", "agent\0@serai.local:x", ":", ""})
    void aWrongPasswordIsTurnedAway(String credentials) {
        String[] parts = (credentials + " ").split(":", 2);
        Answer answer = api.get("/api/v1/approvals/pending", Api.basic(parts[0], parts.length > 1 ? parts[1] : ""));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        assertProblem(answer, "unauthenticated");
    }

    static List<String> forgedTokens() throws JOSEException {
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .claim("conversation", CONVERSATION.toString())
                .claim("channel", "webchat")
                .expirationTime(Date.from(Instant.now().plusSeconds(3600)))
                .build();
        SignedJWT otherKey = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        otherKey.sign(new MACSigner(new byte[32]));
        return List.of(new PlainJWT(claims).serialize(), otherKey.serialize(), "not-a-token", "a.b.c", "");
    }

    @ParameterizedTest
    @MethodSource("forgedTokens")
    void aForgedTokenOpensNothing(String forged) {
        Answer answer = api.get("/api/v1/conversations/" + CONVERSATION, bearer(forged));

        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer, "unauthenticated");
    }

    @Test
    void aChangedTokenOpensNothing() {
        String[] mine = token(CONVERSATION).split("\\.");
        String[] theirs = token(Ids.next()).split("\\.");

        String mixed = mine[0] + "." + theirs[1] + "." + mine[2];

        assertThat(api.get("/api/v1/conversations/" + CONVERSATION, bearer(mixed))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anExpiredTokenOpensNothing() throws JOSEException {
        byte[] key = jdbc.sql("select value from secret where name = 'visitor-token'")
                .query(byte[].class)
                .single();
        SignedJWT expired = new SignedJWT(
                new JWSHeader(JWSAlgorithm.HS256),
                new JWTClaimsSet.Builder()
                        .claim("conversation", CONVERSATION.toString())
                        .claim("channel", "webchat")
                        .expirationTime(Date.from(Instant.now().minusSeconds(3600)))
                        .build());
        expired.sign(new MACSigner(key));

        assertThat(api.get("/api/v1/conversations/" + CONVERSATION, bearer(expired.serialize()))
                        .status())
                .isEqualTo(401);
    }

    @Test
    void anotherConversationsTokenFindsNothing() {
        String stranger = bearer(token(Ids.next()));
        String path = begin();

        assertThat(api.get(path, stranger).status()).isEqualTo(404);
        assertThat(api.get(path + "/events", stranger).status()).isEqualTo(404);
        assertThat(api.post(path + "/messages", stranger, "{\"text\":\"let me in\"}")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void nobodyCanSayWhoTheyAreInTheirOwnWords() {
        String path = begin();
        String id = path.substring(path.lastIndexOf('/') + 1);
        String stranger = bearer(token(Ids.next()));

        assertThat(api.send("GET", path, stranger, null, "SeraiAccountId", id, "SeraiVisitorOf", id)
                        .status())
                .isEqualTo(404);
        assertThat(api.get(path + "?SeraiVisitorOf=" + id, stranger).status()).isEqualTo(422);
        assertThat(api.get(path + "?seraiaccountid=" + id, stranger).status()).isEqualTo(422);
    }

    @Test
    void anotherSiteCannotUseAnAgentsBrowser() {
        Answer answer = api.send(
                "POST",
                "/api/v1/deliveries/" + Ids.next() + "/replay",
                Api.AGENT,
                null,
                "Sec-Fetch-Site",
                "cross-site");

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void thePagesBeforeTheSignInAndTheHealthAreOpen() {
        assertThat(api.get("/", null).status()).isEqualTo(302);
        assertThat(api.get("/", null).header("Location")).endsWith("/console/");
        assertThat(api.get("/password.html", null).status()).isEqualTo(200);
        assertThat(api.send("HEAD", "/password.html", null, null).status()).isEqualTo(200);
        assertThat(api.get("/actuator/health", null).status()).isEqualTo(200);
        assertThat(api.get("/", null).header("Content-Security-Policy")).startsWith("default-src 'self'");
    }

    @Test
    void whatNobodyNamedIsClosed() {
        assertThat(api.get("/actuator/info", null).status()).isEqualTo(401);
        assertThat(api.get("/api/v1/no-such-thing", null).status()).isEqualTo(401);
        assertThat(api.get("/oauth2/authorization/serai", null).status()).isEqualTo(401);
        assertThat(api.get("/login/oauth2/code/serai?code=a&state=b", null).status())
                .isEqualTo(401);
    }

    private String begin() {
        Answer begun = api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}");
        return "/api/v1/conversations/" + begun.body().get("conversation_id").asText();
    }

    private Answer call(Promise promise, String authorization) {
        return api.send(promise.method(), promise.examplePath(), authorization, promise.needsBody() ? "{}" : null);
    }

    private String token(UUID conversation) {
        return tokens.issue(new Visitor(conversation, "webchat", "somebody")).visitorToken();
    }

    private static String bearer(String token) {
        return "Bearer " + token;
    }

    static void assertProblem(Answer answer, String kind) {
        assertThat(answer.contentType()).startsWith("application/problem+json");
        assertThat(answer.body().get("kind").asText()).isEqualTo(kind);
        assertThat(answer.body().get("status").asInt()).isEqualTo(answer.status());
        assertThat(answer.body().get("detail").asText()).isNotBlank();
    }
}
