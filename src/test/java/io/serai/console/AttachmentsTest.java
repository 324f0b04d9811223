package io.serai.console;

import static io.serai.console.AccessTest.assertProblem;
import static io.serai.console.RateLimitTest.path;
import static io.serai.console.RateLimitTest.token;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.console.Api.Answer;
import io.serai.shared.Ids;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@ApiTest
@TestPropertySource(properties = "serai.attachments.largest=1MB")
class AttachmentsTest {
    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    Api api;
    Answer chat;

    @BeforeEach
    void begin() {
        api = new Api(port);
        chat = api.post("/api/v1/conversations", null, "{\"text\":\"hello\"}");
    }

    @Test
    void aFileComesBackAsItWasToTheVisitorAndToAgents() throws Exception {
        byte[] content = new byte[700_000];
        new Random(7).nextBytes(content);
        Answer uploaded = upload(chat, "r%C3%A9sum%C3%A9%20%EA%B0%80.bin", BodyPublishers.ofByteArray(content));
        assertThat(uploaded.status()).isEqualTo(201);
        String id = uploaded.body().get("id").asText();

        assertThat(write(chat, id).status()).isEqualTo(201);

        JsonNode message =
                api.get(path(chat), token(chat)).body().get("messages").get(1);
        assertThat(message.get("attachments").get(0).get("id").asText()).isEqualTo(id);
        assertThat(message.get("attachments").get(0).get("name").asText()).isEqualTo("résumé 가.bin");
        assertThat(message.get("attachments").get(0).get("size").asInt()).isEqualTo(content.length);
        for (String caller : new String[] {token(chat), Api.AGENT}) {
            assertThat(download(id, caller).body()).isEqualTo(content);
        }
    }

    @Test
    void aPageIsADownloadAndNothingElse() throws Exception {
        String page = "<!doctype html><html><script>alert(1)</script></html>";
        String id = upload(chat, "photo.png", BodyPublishers.ofString(page))
                .body()
                .get("id")
                .asText();

        HttpResponse<byte[]> answer = download(id, token(chat));

        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/html");
        assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
                .startsWith("attachment;");
        assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(answer.headers().allValues("Content-Security-Policy"))
                .containsExactly("sandbox; default-src 'none'");
    }

    @Test
    void aFileOverTheLimitIsTooLargeAndLeavesNothing() {
        byte[] large = new byte[(1 << 20) + 1];
        Answer known = upload(chat, "a.bin", BodyPublishers.ofByteArray(large));
        Answer unknown = upload(chat, "a.bin", BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        assertThat(known.status()).isEqualTo(413);
        assertThat(unknown.status()).isEqualTo(413);
        assertProblem(unknown, "too_large");
        assertThat(jdbc.sql("select count(*) from attachment where conversation_id = ?")
                        .param(UUID.fromString(
                                chat.body().get("conversation_id").asText()))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void anotherVisitorSeesAndNamesNothing() throws Exception {
        String id = upload(chat, "a.txt", BodyPublishers.ofString("mine"))
                .body()
                .get("id")
                .asText();
        Answer stranger = api.post("/api/v1/conversations", null, "{\"text\":\"who is there?\"}");

        assertThat(download(id, token(stranger)).statusCode()).isEqualTo(404);
        assertThat(download(id, null).statusCode()).isEqualTo(401);
        Answer named = write(stranger, id);
        assertThat(named.status()).isEqualTo(422);
        assertThat(named.body().get("field").asText()).isEqualTo("attachments");
        assertThat(api.send(upload(path(chat), "b.txt", token(stranger), BodyPublishers.ofString("x")))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void aFileBelongsToOneMessageAndARepeatedRequestNamesItAgain() {
        String id = upload(chat, "a.txt", BodyPublishers.ofString("mine"))
                .body()
                .get("id")
                .asText();
        String key = Ids.next().toString();

        Answer first = write(chat, id, key);
        assertThat(write(chat, id, key).body()).isEqualTo(first.body());
        assertThat(write(chat, id).status()).isEqualTo(422);
    }

    @Test
    void aBadUploadIsRefused() {
        assertThat(upload(chat, "", BodyPublishers.ofString("x")).status()).isEqualTo(422);
        assertThat(upload(chat, "..%2Fpasswd", BodyPublishers.ofString("x")).status())
                .isEqualTo(422);
        assertThat(upload(chat, "a%00b", BodyPublishers.ofString("x")).status()).isIn(400, 422);
        assertThat(upload(chat, "a.txt&colour=red", BodyPublishers.ofString("x"))
                        .status())
                .isEqualTo(422);
        assertThat(upload(chat, "empty.txt", BodyPublishers.noBody()).status()).isEqualTo(422);
        Answer form = api.send(
                "POST",
                path(chat) + "/attachments?name=a",
                token(chat),
                "name=b",
                "Content-Type",
                "application/x-www-form-urlencoded");
        assertThat(form.status()).isEqualTo(415);
    }

    @Test
    void whatAnotherChannelStoredWholeIsServedTooAndToAgentsOnly() throws Exception {
        byte[] content = ("%PDF-1.7\n" + "x".repeat(600_000)).getBytes(StandardCharsets.UTF_8);
        UUID id = Ids.next();
        Answer other = api.post("/api/v1/conversations", null, "{\"text\":\"another\"}");
        jdbc.sql("""
                        insert into attachment (id, message_id, name, media_type, size, content)
                        values (?, ?::uuid, 'scan.html', 'text/html', ?, ?)
                        """)
                .params(id, other.body().get("message_id").asText(), content.length, content)
                .update();

        HttpResponse<byte[]> answer = download(id.toString(), Api.AGENT);

        assertThat(answer.body()).isEqualTo(content);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).isEqualTo("application/pdf");
        assertThat(download(id.toString(), token(chat)).statusCode()).isEqualTo(404);
    }

    private Answer upload(Answer to, String name, BodyPublisher content) {
        return api.send(upload(path(to), name, token(to), content));
    }

    private HttpRequest upload(String path, String name, String authorization, BodyPublisher content) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port + path + "/attachments?name=" + name))
                .header("Authorization", authorization)
                .header("Content-Type", "application/octet-stream")
                .POST(content)
                .build();
    }

    private HttpResponse<byte[]> download(String id, String authorization) throws Exception {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/api/v1/attachments/" + id));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofByteArray());
    }

    private Answer write(Answer to, String attachment) {
        return write(to, attachment, Ids.next().toString());
    }

    private Answer write(Answer to, String attachment, String key) {
        return api.send(
                "POST",
                path(to) + "/messages",
                token(to),
                "{\"text\":\"see this\",\"attachments\":[\"%s\"]}".formatted(attachment),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                key);
    }
}
