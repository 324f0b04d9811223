package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import io.swagger.v3.oas.models.media.Schema;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class BadInputTest {
    private static final String BEGIN = "/api/v1/conversations";
    private static final String JSON = "application/json";

    @LocalServerPort
    int port;

    Api api;

    @BeforeEach
    void call() {
        api = new Api(port);
    }

    static Stream<Arguments> bodies() {
        return Stream.of(
                arguments("", 400, "malformed", null),
                arguments("{\"text\":", 400, "malformed", null),
                arguments("[\"text\"]", 400, "malformed", null),
                arguments("\"text\"", 400, "malformed", null),
                arguments("null", 400, "malformed", null),
                arguments("7", 400, "malformed", null),
                arguments("{\"text\":" + "[".repeat(5000) + "]".repeat(5000) + "}", 400, "malformed", null),
                arguments("{}", 422, "invalid", "text"),
                arguments("{\"text\":null}", 422, "invalid", "text"),
                arguments("{\"text\":7}", 422, "invalid", "text"),
                arguments("{\"text\":{\"a\":1}}", 422, "invalid", "text"),
                arguments("{\"text\":\"\"}", 422, "invalid", "text"),
                arguments("{\"text\":\" \\n\\t \"}", 422, "invalid", "text"),
                arguments("{\"text\":\"a\\u0000b\"}", 422, "invalid", "text"),
                arguments("{\"text\":\"" + "a".repeat(8001) + "\"}", 422, "invalid", "text"),
                arguments("{\"text\":\"hi\",\"colour\":\"red\"}", 422, "invalid", "colour"),
                arguments("{\"text\":\"hi\",\"channel\":\"no-such-channel\"}", 422, "invalid", "channel"),
                arguments("{\"text\":\"hi\",\"channel\":\"../etc\"}", 422, "invalid", "channel"),
                arguments("{\"text\":\"hi\",\"name\":\"a\\nb\"}", 422, "invalid", "name"),
                arguments("{\"text\":\"hi\",\"language\":\"english please\"}", 422, "invalid", "language"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBadBodyIsRefusedByFieldAndKind(String body, int status, String kind, String field) {
        Answer answer = api.post(BEGIN, null, body);

        assertThat(answer.status()).isEqualTo(status);
        assertProblem(answer, kind);
        assertThat(answer.body().path("field").asText(null)).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "7", "1.5", "null", "[]", "{}"})
    void whatIsNoTextIsNotTakenForOneWhereNoRouteReads(String value) {
        Answer answer = api.post("/api/v1/password-resets", null, "{\"email\":%s}".formatted(value));

        assertThat(answer.status()).isEqualTo(422);
        assertProblem(answer, "invalid");
        assertThat(answer.body().get("field").asText()).isEqualTo("email");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "🙂🙃👩‍👩‍👧‍👦",
                "مرحبا، أين طلبي؟",
                "\\u202eevil",
                "안녕하세요",
                "'; drop table message; --",
                "${header.SeraiAccountId}",
                "\\ud800"
            })
    void anUnusualTextIsStillAText(String text) {
        Answer answer = api.post(BEGIN, null, "{\"text\":\"" + text + "\"}");

        assertThat(answer.status()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {JSON, "text/html", "*/*"})
    void whateverACallerAcceptsTheAnswerIsJson(String accepted) {
        Answer answer = api.send("POST", BEGIN, null, "{\"text\":\"hi\"}", "Content-Type", JSON, "Accept", accepted);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.contentType()).startsWith(JSON);
    }

    @Test
    void theLongestTextIsAccepted() {
        assertThat(api.post(BEGIN, null, "{\"text\":\"" + "🙂".repeat(8000) + "\"}")
                        .status())
                .isEqualTo(201);
    }

    @Test
    void aBodyOfAMegabyteIsTooLarge() {
        Answer answer = api.post(BEGIN, null, "{\"text\":\"" + "a".repeat(1 << 20) + "\"}");

        assertThat(answer.status()).isEqualTo(413);
        assertProblem(answer, "too_large");
    }

    @Test
    void aBodyOfUnknownLengthIsTooLargeToo() {
        byte[] body = ("{\"text\":\"" + "a".repeat(1 << 20) + "\"}").getBytes(StandardCharsets.UTF_8);
        Answer answer = api.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + BEGIN))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
                .build());

        assertThat(answer.status()).isEqualTo(413);
    }

    @Test
    void aBodyThatIsNotUtf8IsMalformed() {
        Answer answer = api.send(HttpRequest.newBuilder(URI.create("http://localhost:" + port + BEGIN))
                .header("Content-Type", JSON)
                .POST(BodyPublishers.ofByteArray("{\"text\":\"caf\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1)))
                .build());

        assertThat(answer.status()).isEqualTo(400);
        assertProblem(answer, "malformed");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/xml",
                "application/json; charset=utf-16",
                "application/json; charset=no-such",
                "nonsense"
            })
    void anythingButJsonIsUnsupported(String contentType) {
        Answer answer = api.send("POST", BEGIN, null, "{\"text\":\"hi\"}", "Content-Type", contentType);

        assertThat(answer.status()).isEqualTo(415);
        assertProblem(answer, "unsupported");
    }

    static Stream<Arguments> requests() {
        UUID nobody = Ids.next();
        return Stream.of(
                arguments("GET", "/api/v1/approvals/" + nobody, null, 404, "not_found"),
                arguments("GET", "/api/v1/approvals/not-an-id", null, 404, "not_found"),
                arguments("GET", "/api/v1/conversations/not-an-id", null, 404, "not_found"),
                arguments("GET", "/api/v1/conversations/not-an-id/events", null, 404, "not_found"),
                arguments("GET", "/api/v1/conversations/" + nobody + "/events", null, 404, "not_found"),
                arguments("GET", "/api/v1/no-such-thing", null, 404, "not_found"),
                arguments("GET", "/api/v1/approvals/pending/more", null, 404, "not_found"),
                // Outside of the interface there is nothing for anybody but what is named.
                arguments("GET", "/no-such-page", null, 403, "forbidden"),
                arguments("DELETE", "/api/v1/channels", null, 405, "unsupported"),
                arguments("PUT", "/api/v1/approvals/" + nobody, "{}", 405, "unsupported"),
                arguments("POST", "/api/v1/conversations/" + nobody + "/events", "{}", 405, "unsupported"),
                arguments("POST", "/api/v1/approvals/" + nobody + "/claim", "{}", 404, "not_found"),
                arguments("POST", "/api/v1/deliveries/" + nobody + "/replay", null, 404, "not_found"),
                arguments("POST", "/api/v1/inbox/" + nobody + "/replay", null, 404, "not_found"),
                arguments("POST", "/api/v1/handoffs/" + nobody + "/claim", null, 404, "not_found"));
    }

    @ParameterizedTest
    @MethodSource("requests")
    void whatIsNotThereIsSaidSo(String method, String path, String body, int status, String kind) {
        Answer answer = api.send(method, path, Api.AGENT, body);

        assertThat(answer.status()).isEqualTo(status);
        assertProblem(answer, kind);
        if (status == 405) {
            assertThat(answer.header("Allow")).isNotBlank();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HEAD", "OPTIONS", "TRACE", "PATCH", "DELETE"})
    void anUnknownMethodIsToldWhichOnesThereAre(String method) {
        Answer answer = api.send(method, "/api/v1/conversations/" + Ids.next(), Api.AGENT, null);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).isEqualTo("GET");
        assertThat(answer.contentType()).startsWith("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=5&=7", "=7", "%0a=1", "%C2%9B=1", "limit%00=5"})
    void aParameterWithoutAProperNameIsMalformed(String query) {
        Answer answer = api.get("/api/v1/approvals/pending?" + query, Api.AGENT);

        assertThat(answer.status()).isEqualTo(400);
        assertProblem(answer, "malformed");
    }

    static Stream<Arguments> parameters() {
        return Stream.of(
                arguments("/approvals/pending?limit=0", "limit"),
                arguments("/approvals/pending?limit=201", "limit"),
                arguments("/approvals/pending?limit=many", "limit"),
                arguments("/approvals/pending?limit=1&limit=2", "limit"),
                arguments("/approvals/pending?cursor=%00", "cursor"),
                arguments("/approvals/pending?cursor=x", "cursor"),
                arguments("/approvals/pending?colour=red", "colour"),
                arguments("/approvals/pending?topic=%01", "topic"),
                arguments("/approvals/pending?reason=Because", "reason"),
                arguments("/handoffs/open?unread=perhaps", "unread"),
                arguments("/deliveries?state=LOST", "state"),
                arguments("/dashboard/timeseries?grain=second", "grain"),
                arguments("/dashboard/timeseries?from=yesterday", "from"),
                arguments("/dashboard/timeseries?to=2026-01-01T00:00:00-23:53", "to"),
                arguments("/dashboard/timeseries?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z", "from"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void aBadParameterIsNamed(String path, String field) {
        Answer answer = api.get("/api/v1" + path, Api.AGENT);

        assertThat(answer.status()).isEqualTo(422);
        assertProblem(answer, "invalid");
        assertThat(answer.body().get("field").asText()).isEqualTo(field);
    }

    @Test
    void aHeaderIsNotTakenForAParameter() {
        Answer answer = api.send("GET", "/api/v1/approvals/pending", Api.AGENT, null, "limit", "many", "cursor", "x");

        assertThat(answer.status()).isEqualTo(200);
    }

    static Stream<Arguments> decisions() {
        return Stream.of(
                arguments("{}", "action"),
                arguments("{\"action\":\"send\"}", "action"),
                arguments("{\"action\":\"edit\"}", "text"),
                arguments("{\"action\":\"reject\"}", "reason"));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void aDecisionThatDoesNotHoldTogetherIsInvalid(String body, String field) {
        Answer answer = api.post("/api/v1/approvals/" + Ids.next() + "/decision", Api.AGENT, body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("field").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "with spaces in it all",
                "\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4\u00e4"
            })
    void aBadIdempotencyKeyIsNamed(String key) {
        Answer answer =
                api.send("POST", BEGIN, null, "{\"text\":\"hi\"}", "Content-Type", JSON, "Idempotency-Key", key);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().get("field").asText()).isEqualTo("Idempotency-Key");
    }

    @Test
    void aTelegramUpdateWithoutTheSecretIsTurnedAway() {
        Answer answer = api.send(
                "POST",
                "/api/v1/channels/telegram/telegram-updates",
                null,
                "{\"update_id\":1}",
                "Content-Type",
                JSON,
                "X-Telegram-Bot-Api-Secret-Token",
                "guessed");

        assertThat(answer.status()).isEqualTo(401);
        assertProblem(answer, "unauthenticated");
    }

    @Test
    void answersTellNothingButTheAnswer() {
        Answer answer = api.send(
                "GET", "/api/v1/channels", Api.AGENT, null, "X-Anything", "mine", "Idempotency-Key", "k".repeat(16));

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith(JSON);
        assertThat(answer.http().headers().map().keySet())
                .noneMatch(name -> name.toLowerCase().startsWith("serai")
                        || name.toLowerCase().startsWith("camel"))
                .doesNotContain("x-anything", "idempotency-key", "authorization");
    }

    static Stream<Arguments> texts() {
        return Contract.operations().stream()
                .filter(it -> it.method().equals("GET") && it.operation().getParameters() != null)
                .flatMap(it -> it.operation().getParameters().stream()
                        .filter(parameter -> "query".equals(parameter.getIn()) && isText(parameter.getSchema()))
                        .map(parameter -> arguments(it.examplePath(), parameter.getName())));
    }

    private static boolean isText(Schema<?> schema) {
        return "string".equals(schema.getType()) && schema.getEnum() == null && schema.getFormat() == null;
    }

    @ParameterizedTest
    @MethodSource("texts")
    void nullIsAWordLikeAnyOther(String path, String parameter) {
        Answer other = api.get(path + "?" + parameter + "=nulx", Api.AGENT);
        Answer answer = api.get(path + "?" + parameter + "=null", Api.AGENT);
        assertThat(answer.status()).isEqualTo(other.status());
        if (answer.status() == 200) {
            assertThat(answer.body()).isEqualTo(other.body());
        }
    }

    @Test
    void whoLooksForTheWordNullFindsIt() {
        String said = begun("A word: null");
        String other = begun("Nothing of that");
        assertThat(idsOf("?q=null")).contains(said).doesNotContain(other);
        assertThat(idsOf("?channel_id=null")).isEmpty();
    }

    @Test
    void quotationMarksAreNotTakenOffByTheWay() {
        String audit = "/api/v1/audit?subject_id=";
        String account = new Browser(port)
                .signIn("agent@serai.local", Api.PASSWORD)
                .body()
                .get("account_id")
                .asText();
        assertThat(api.get(audit + account, Api.AGENT).body().get("items")).isNotEmpty();
        for (String mark : new String[] {"'", "%22"}) {
            assertThat(api.get(audit + mark + account + mark, Api.AGENT).body().get("items"))
                    .isEmpty();
        }
    }

    private String begun(String text) {
        return api.post(BEGIN, null, "{\"text\":\"%s\"}".formatted(text))
                .body()
                .get("conversation_id")
                .asText();
    }

    private List<String> idsOf(String query) {
        return StreamSupport.stream(
                        api.get(BEGIN + query, Api.AGENT).body().get("items").spliterator(), false)
                .map(it -> it.get("id").asText())
                .toList();
    }
}
