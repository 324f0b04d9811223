package io.serai.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.shared.SeraiException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;

/** By which signatures the hub believes what comes in an OpenID provider's name. */
class OidcAlgorithmsTest {
    private static final String SECRET = "a secret that the hub and the provider share, of many bytes";
    private static final String ALL = "\"RS256\", \"ES256\", \"PS256\", \"HS256\", \"none\"";

    private static RSAKey rsa;
    private static ECKey elliptic;

    private final Map<String, String> answers = new ConcurrentHashMap<>();
    private HttpServer provider;
    private String issuer;

    @BeforeAll
    static void makeKeys() throws JOSEException {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        elliptic = new ECKeyGenerator(Curve.P_256).keyID("elliptic").generate();
    }

    @BeforeEach
    void start() throws IOException {
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://localhost:" + provider.getAddress().getPort();
        provider.createContext("/", this::serve);
        answer("/keys", new JWKSet(List.of(rsa, elliptic)).toString());
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"RS256", "ES256", "PS256"})
    void whatTheProviderNamesAndItsOwnKeySignedIsBelieved(String algorithm) throws JOSEException {
        assertThat(read(ALL, signed(algorithm)).getSubject()).isEqualTo("somebody");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ES256", "PS256", "RS512"})
    void whatTheProviderDoesNotNameIsNotBelieved(String algorithm) throws JOSEException {
        String signed = signed(algorithm);

        assertThatThrownBy(() -> read("\"RS256\"", signed)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void whatASharedSecretSignedIsNeverBelieved() throws JOSEException {
        String bySecret = signed(JWSAlgorithm.HS256, new MACSigner(SECRET), "rsa");
        String byPublicKey =
                signed(JWSAlgorithm.HS256, new MACSigner(rsa.toRSAPublicKey().getEncoded()), "rsa");

        assertThatThrownBy(() -> read(ALL, bySecret)).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> read(ALL, byPublicKey)).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> read("\"HS256\"", bySecret)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void whatNobodySignedIsNeverBelieved() {
        String plain = new PlainJWT(claims()).serialize();

        assertThatThrownBy(() -> read(ALL, plain)).isInstanceOf(BadJwtException.class);
        assertThatThrownBy(() -> read("\"none\"", plain)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void whatSomebodyElsesKeySignedIsNotBelieved() throws JOSEException {
        JWSSigner forger =
                new RSASSASigner(new RSAKeyGenerator(2048).keyID("rsa").generate());
        String forged = signed(JWSAlgorithm.RS256, forger, "rsa");

        assertThatThrownBy(() -> read(ALL, forged)).isInstanceOf(BadJwtException.class);
    }

    @Test
    void aProviderThatDescribesAnotherOneIsNotBelieved() {
        describe("http://elsewhere.example", "\"RS256\"");
        OidcClient client = client();

        assertThatThrownBy(() -> client.findByRegistrationId(OidcClient.ID))
                .isInstanceOf(SeraiException.class)
                .hasMessageContaining("does not work");
    }

    private Jwt read(String algorithms, String token) {
        describe(issuer, algorithms);
        OidcClient client = client();
        ClientRegistration registration = client.findByRegistrationId(OidcClient.ID);
        return client.createDecoder(registration).decode(token);
    }

    private OidcClient client() {
        return new OidcClient(new OidcSettings(issuer, "hub", SECRET, null), Clock.systemUTC(), "http://hub.example");
    }

    private String signed(String algorithm) throws JOSEException {
        return algorithm.startsWith("ES")
                ? signed(JWSAlgorithm.parse(algorithm), new ECDSASigner(elliptic), "elliptic")
                : signed(JWSAlgorithm.parse(algorithm), new RSASSASigner(rsa), "rsa");
    }

    private String signed(JWSAlgorithm algorithm, JWSSigner signer, String key) throws JOSEException {
        SignedJWT token =
                new SignedJWT(new JWSHeader.Builder(algorithm).keyID(key).build(), claims());
        token.sign(signer);
        return token.serialize();
    }

    private JWTClaimsSet claims() {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer)
                .subject("somebody")
                .audience("hub")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(5))))
                .build();
    }

    private void describe(String named, String algorithms) {
        answer("/.well-known/openid-configuration", """
                {"issuer": "%1$s", "authorization_endpoint": "%2$s/authorize", "token_endpoint": "%2$s/token",
                 "jwks_uri": "%2$s/keys", "response_types_supported": ["code"], "subject_types_supported": ["public"],
                 "id_token_signing_alg_values_supported": [%3$s]}
                """.formatted(named, issuer, algorithms));
    }

    private void answer(String path, String json) {
        answers.put(path, json);
    }

    private void serve(HttpExchange exchange) throws IOException {
        byte[] body = answers.get(exchange.getRequestURI().getPath()).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
