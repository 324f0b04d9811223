package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import io.serai.HubTest;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.TestPropertySource;

/** Each test speaks for visitors of its own, through a proxy that the hub trusts. */
@HubTest
@TestPropertySource(
        properties = {
            "serai.agent.password=" + Api.PASSWORD,
            "serai.limits.starts-per-address=3",
            "serai.limits.messages-per-visitor=2",
            "serai.limits.messages-per-address=3",
            "serai.limits.streams-per-visitor=1",
            "serai.limits.signals-per-visitor=2",
            "serai.limits.reads-per-visitor=3",
            "serai.limits.transcripts-per-address=1",
            "serai.limits.files-per-address=1MB",
            "serai.sign-in.failures-per-account=2",
            "serai.sign-in.failures-per-address=4",
            "server.tomcat.remoteip.internal-proxies=127\\.0\\.0\\.1|0:0:0:0:0:0:0:1"
        })
@DirtiesContext
class RateLimitTest {
    @LocalServerPort
    int port;

    @Test
    void anAddressMayBeginOnlySoManyChatsAndIsToldWhatIsLeft() {
        Answer first = begin("203.0.113.1");
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("RateLimit-Policy")).isEqualTo("\"starts-per-address\";q=3;w=60");
        assertThat(first.header("RateLimit")).isEqualTo("\"starts-per-address\";r=2;t=20");
        begin("203.0.113.1");
        assertThat(begin("203.0.113.1").status()).isEqualTo(201);

        Answer refused = begin("203.0.113.1");

        assertThat(refused.status()).isEqualTo(429);
        assertProblem(refused, "exhausted");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(1, 60);
        assertThat(refused.body().get("retry_after").asInt()).isBetween(1, 60);
        assertThat(refused.header("RateLimit")).startsWith("\"starts-per-address\";r=0;t=");
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"starts-per-address\";q=3;w=60");
        assertThat(begin("203.0.113.2").status()).isEqualTo(201);
    }

    @Test
    void aVisitorAndTheirAddressMayWriteOnlySoMuch() {
        Answer one = begin("203.0.113.3");
        Answer other = begin("203.0.113.4");

        assertThat(write(one, "203.0.113.3").status()).isEqualTo(201);
        assertThat(write(one, "203.0.113.3").status()).isEqualTo(201);
        assertThat(write(one, "203.0.113.3").status()).isEqualTo(429);
        assertThat(write(one, "203.0.113.5").status()).isEqualTo(429);
        assertThat(write(other, "203.0.113.3").status()).isEqualTo(201);
        assertThat(write(other, "203.0.113.3").status()).isEqualTo(429);
    }

    @Test
    void aVisitorMayOpenOnlySoManyStreams() throws Exception {
        Answer begun = begin("203.0.113.6");
        HttpRequest follow = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path(begun) + "/events"))
                .header("Authorization", token(begun))
                .build();

        try (var body = HttpClient.newHttpClient()
                .send(follow, BodyHandlers.ofInputStream())
                .body()) {
            assertThat(new Api(port).get(path(begun) + "/events", token(begun)).status())
                    .isEqualTo(429);
        }
    }

    @Test
    void aMessageThatIsTakenTellsWhatIsLeft() {
        Answer begun = begin("203.0.113.11");

        Answer written = write(begun, "203.0.113.11");

        assertThat(written.header("RateLimit")).isEqualTo("\"messages-per-visitor\";r=1;t=30");
        assertThat(written.header("RateLimit-Policy")).isEqualTo("\"messages-per-visitor\";q=2;w=60");
    }

    @Test
    void aVisitorMayTypeOnlySoOftenAndWritesNevertheless() {
        Answer begun = begin("203.0.113.12");
        assertThat(type(begun).status()).isEqualTo(204);
        assertThat(type(begun).status()).isEqualTo(204);

        assertThat(type(begun).status()).isEqualTo(429);
        assertThat(write(begun, "203.0.113.12").status()).isEqualTo(201);
    }

    private Answer type(Answer begun) {
        return new Api(port).send("PUT", path(begun) + "/typing", token(begun), "{\"typing\":true}");
    }

    @Test
    void aVisitorMayReadOnlySoOften() {
        Answer begun = begin("203.0.113.13");
        for (int i = 0; i < 3; i++) {
            assertThat(new Api(port).get(path(begun), token(begun)).status()).isEqualTo(200);
        }

        Answer refused = new Api(port).get(path(begun), token(begun));

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"reads-per-visitor\";q=3;w=60");
    }

    @Test
    void anAddressMayOnlyHaveSoManyTranscriptsMailed() {
        Answer begun = begin("203.0.113.14");
        assertThat(transcript(begun, "203.0.113.14").status()).isEqualTo(409);

        Answer refused = transcript(begun, "203.0.113.14");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.header("RateLimit-Policy")).isEqualTo("\"transcripts-per-address\";q=1;w=86400");
        assertThat(transcript(begun, "203.0.113.15").status()).isEqualTo(409);
    }

    private Answer transcript(Answer begun, String address) {
        return new Api(port)
                .send(
                        "POST",
                        path(begun) + "/transcript",
                        token(begun),
                        "{\"email\":\"a@b.example\"}",
                        "Content-Type",
                        "application/json",
                        "X-Forwarded-For",
                        address);
    }

    @Test
    void anAddressMayOnlySendSoManyBytesOfFiles() {
        Answer begun = begin("203.0.113.16");
        assertThat(upload(begun, "203.0.113.16").status()).isEqualTo(201);

        Answer refused = upload(begun, "203.0.113.16");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(20_000, 40_000);
        assertThat(upload(begin("203.0.113.17"), "203.0.113.17").status()).isEqualTo(201);
    }

    private Answer upload(Answer begun, String address) {
        return new Api(port)
                .send(
                        "POST",
                        path(begun) + "/attachments?name=a.txt",
                        token(begun),
                        "a".repeat(700_000),
                        "Content-Type",
                        "application/octet-stream",
                        "X-Forwarded-For",
                        address);
    }

    @Test
    void theAddressesOfOneIpv6SiteAreOne() {
        for (int i = 1; i <= 3; i++) {
            assertThat(begin("2001:db8:0:1::" + i).status()).isEqualTo(201);
        }

        assertThat(begin("2001:db8:0:1:ffff::4").status()).isEqualTo(429);
        assertThat(begin("2001:db8:0:2::1").status()).isEqualTo(201);
    }

    @Test
    void agentsAreNotLimited() {
        Answer begun = begin("203.0.113.7");
        assertThat(IntStream.range(0, 10).mapToObj(i -> new Api(port).get(path(begun), Api.AGENT)))
                .allMatch(answer -> answer.status() == 200);
    }

    @Test
    void whoGuessesPasswordsIsStoppedAndNobodyElse() {
        String wrong = Api.basic("agent@serai.local", "wrong");
        assertThat(signIn(wrong, "203.0.113.8").status()).isEqualTo(401);
        assertThat(signIn(wrong, "203.0.113.8").status()).isEqualTo(401);

        Answer stopped = signIn(Api.AGENT, "203.0.113.8");

        assertThat(stopped.status()).isEqualTo(429);
        assertProblem(stopped, "exhausted");
        assertThat(stopped.header("Retry-After")).isNotBlank();
        assertThat(signIn(Api.AGENT, "203.0.113.9").status()).isEqualTo(200);
    }

    @Test
    void whoTriesManyAccountsIsStoppedToo() {
        for (int i = 0; i < 4; i++) {
            assertThat(signIn(Api.basic("agent-" + i, "x"), "203.0.113.10").status())
                    .isEqualTo(401);
        }
        assertThat(signIn(Api.basic("agent-9", "x"), "203.0.113.10").status()).isEqualTo(429);
    }

    private Answer begin(String address) {
        return post("/api/v1/conversations", null, address);
    }

    private Answer write(Answer begun, String address) {
        return post(path(begun) + "/messages", token(begun), address);
    }

    private Answer post(String path, String authorization, String address) {
        return new Api(port)
                .send(
                        "POST",
                        path,
                        authorization,
                        "{\"text\":\"%s\"}".formatted(Ids.next()),
                        "Content-Type",
                        "application/json",
                        "X-Forwarded-For",
                        address);
    }

    private Answer signIn(String authorization, String address) {
        return new Api(port).send("GET", "/api/v1/channels", authorization, null, "X-Forwarded-For", address);
    }

    static String path(Answer begun) {
        return "/api/v1/conversations/" + begun.body().get("conversation_id").asText();
    }

    static String token(Answer begun) {
        return "Bearer " + begun.body().get("visitor_token").asText();
    }
}
