package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.serai.Staff;
import io.serai.console.Api.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

@ApiTest
@Import(Staff.class)
class BrowserProtectionTest {
    /** What it cannot read as a path it refuses in its own words, before anything of the hub sees it. */
    private static final Set<String> ANSWERED_BY_THE_CONTAINER =
            Set.of("/api/v1/conversations/..%2fusers", "/api/v1/users%00", "/api/v1/users%2f", "/api/v1\\users");

    @LocalServerPort
    int port;

    @Autowired
    Staff staff;

    private Api api;

    @BeforeEach
    void call() {
        api = new Api(port);
    }

    @Test
    void everyAnswerTellsTheBrowserWhatItMayDo() {
        List<Answer> answers = List.of(
                api.get("/", null),
                api.get("/password.js", null),
                api.get("/api/v1/channels", Api.AGENT),
                api.get("/api/v1/channels", null),
                api.get("/api/v1/no-such-thing", Api.AGENT),
                api.get("/no-such-page", null),
                api.get("/actuator/health", null),
                api.get("/api/v1/x;y", null),
                api.send("DELETE", "/api/v1/channels", Api.AGENT, null),
                api.send("TRACE", "/api/v1/channels", Api.AGENT, null),
                api.post("/api/v1/conversations", null, "{\"text\":\"" + "a".repeat(300_000) + "\"}"),
                api.post("/api/v1/session", null, "{}"),
                preflight("/api/v1/conversations"),
                preflight("/api/v1/users"));

        assertThat(answers).allSatisfy(answer -> assertTold(answer.http().headers()));
    }

    /** What a browser is told with an answer that it may show. */
    static void assertTold(HttpHeaders headers) {
        assertKeptApart(headers);
        assertThat(headers.allValues("Content-Security-Policy")).hasSize(1);
        assertThat(headers.firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'self'")
                .doesNotContain("unsafe-inline", "unsafe-eval");
    }

    private static void assertKeptApart(HttpHeaders headers) {
        assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).hasValue("SAMEORIGIN");
        assertThat(headers.firstValue("Referrer-Policy")).hasValue("same-origin");
        assertThat(headers.firstValue("Strict-Transport-Security")).isEmpty();
        assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
        assertThat(headers.firstValue("Server")).isEmpty();
    }

    @Test
    void streamsTellTheSame() throws Exception {
        Answer chat = api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}");

        assertTold(streamed("/api/v1/events", Api.AGENT));
        assertTold(streamed(RateLimitTest.path(chat) + "/events", RateLimitTest.token(chat)));
    }

    @Test
    void aDownloadMayDoNothingAtAll() throws Exception {
        Answer chat = api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}");
        Answer uploaded = api.send(
                "POST",
                RateLimitTest.path(chat) + "/attachments?name=a.svg",
                RateLimitTest.token(chat),
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "Content-Type",
                "application/octet-stream");
        assertThat(uploaded.status()).isEqualTo(201);

        HttpHeaders headers =
                streamed("/api/v1/attachments/" + uploaded.body().get("id").asText(), RateLimitTest.token(chat));

        assertKeptApart(headers);
        assertThat(headers.allValues("Content-Security-Policy")).containsExactly("sandbox; default-src 'none'");
        assertThat(headers.firstValue("Content-Disposition").orElseThrow()).startsWith("attachment");
    }

    @Test
    void theConsoleAndItsFilesTellTheSame() {
        Answer page = api.get("/console/approvals", null);
        assertTold(page.http().headers());
        assertTold(api.get("/console/assets/no-such-file.js", null).http().headers());
        assumeThat(page.status())
                .as("The console is built where there is Node and a registry for its libraries.")
                .isEqualTo(200);

        List<String> files = Pattern.compile("/console/assets/[^\"']+")
                .matcher(page.http().body())
                .results()
                .map(MatchResult::group)
                .toList();
        assertThat(files).anyMatch(it -> it.endsWith(".js")).anyMatch(it -> it.endsWith(".css"));
        assertThat(files).allSatisfy(file -> {
            Answer answer = api.get(file, null);
            assertThat(answer.status()).isEqualTo(200);
            assertTold(answer.http().headers());
        });
    }

    /** Of an answer that may never end. */
    private HttpHeaders streamed(String path, String authorization) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", authorization)
                .build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        answer.body().close();
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers();
    }

    @Test
    void whoIsNoTrustedProxyIsNotBelieved() {
        Answer answer = api.send(
                "POST",
                "/api/v1/session",
                null,
                "{\"email\":\"agent@serai.local\",\"password\":\"%s\"}".formatted(Api.PASSWORD),
                "Content-Type",
                "application/json",
                "X-Forwarded-Proto",
                "https",
                "X-Forwarded-Host",
                "evil.example",
                "Forwarded",
                "proto=https");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.http().headers().allValues("Set-Cookie")).noneMatch(it -> it.contains("Secure"));
        assertThat(answer.header("Strict-Transport-Security")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator",
                "/actuator/env",
                "/actuator/heapdump",
                "/actuator/beans",
                "/actuator/sessions",
                "/actuator/configprops",
                "/actuator/health/db",
                "/actuator/metrics",
                "/actuator/loggers"
            })
    void theActuatorTellsNothing(String path) {
        assertThat(api.get(path, null).status()).isEqualTo(401);
        assertThat(api.get(path, basic("SUPERVISOR")).status()).isEqualTo(403);
        assertThat(api.get("/actuator/health", null).http().body()).doesNotContain("components", "details");
        assertThat(api.get("/actuator/health", basic("AGENT")).http().body()).doesNotContain("components", "details");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/users",
                "/api/v1/..;/v1/users",
                "/api/v1/session/..;/users",
                "/api/v1/session/../users",
                "/api/v1/session/%2e%2e/users",
                "/api/v1/conversations/..%2fusers",
                "//api/v1/users",
                "/api//v1/users",
                "/api/v1//users",
                "/api/v1/./users",
                "/API/v1/users",
                "/api/v1/Users",
                "/api/v1/users/",
                "/api/v1/users;x=1",
                "/api/v1/users;.js",
                "/;/api/v1/users",
                "/api/v1/users%00",
                "/api/v1/users%2f",
                "/api/v1/%75sers",
                "/api/v1/%2575sers",
                "/api/v1/users.json",
                "/api/v1\\users",
                "/password.js/../api/v1/users",
                "/widget.js/..;/api/v1/users",
                "/error/..;/api/v1/users"
            })
    void noSpellingOfAPathGetsAround(String path) throws IOException {
        for (String authorization : new String[] {null, basic("AGENT")}) {
            String answer = raw("GET " + path, authorization);

            assertThat(answer).as(path).matches("(?s)HTTP/1.1 (400|401|403|404) .*");
            assertThat(answer).doesNotContain("\"items\"", "@serai.local");
            if (ANSWERED_BY_THE_CONTAINER.contains(path)) {
                assertThat(answer).startsWith("HTTP/1.1 400 ").doesNotContain("Apache Tomcat", "Exception");
            } else {
                assertThat(answer)
                        .as(path)
                        .containsIgnoringCase("\r\nContent-Type: application/problem+json")
                        .matches("(?s).*\"kind\":\"(?!unexpected)[a-z_]+\".*");
            }
        }
    }

    private String basic(String role) {
        return Api.basic(staff.hire(role).email(), Staff.PASSWORD);
    }

    private Answer preflight(String path) {
        return api.send(
                "OPTIONS",
                path,
                null,
                null,
                "Origin",
                "https://evil.example",
                "Access-Control-Request-Method",
                "POST",
                "Access-Control-Request-Headers",
                "content-type");
    }

    /** As written: a client of the platform would tidy the path up. */
    private String raw(String line, String authorization) throws IOException {
        try (Socket socket = new Socket("localhost", port)) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            String head = line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + (authorization == null ? "" : "Authorization: " + authorization + "\r\n")
                    + "\r\n";
            out.write(head.getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            InputStream in = socket.getInputStream();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
