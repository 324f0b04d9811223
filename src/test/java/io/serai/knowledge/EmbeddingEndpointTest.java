package io.serai.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.serai.TestDatabase;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With an OpenAI-compatible endpoint; this one knows two subjects, in both languages. */
class EmbeddingEndpointTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path temporary;

    private final String database = TestDatabase.create();
    private final List<String> asked = new ArrayList<>();
    private volatile boolean down;
    private HttpServer server;
    private Path articles;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/embeddings", this::embed);
        server.start();
        articles = Files.createDirectories(temporary.resolve("articles"));
        Files.writeString(articles.resolve("all.csv"), """
                slug,question,variants,answer,topic,language
                password,비밀번호를 어떻게 바꾸나요?,,설정에서 바꿀 수 있습니다.,,ko
                delivery,배송은 얼마나 걸리나요?,refuse this text,이틀 걸립니다.,,ko
                """);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aModelThatKnowsKoreanFindsWhatSharesNoWord() {
        try (KnowledgeHub hub = hub("home", "first-model")) {
            assertThat(asked).contains("비밀번호를 어떻게 바꾸나요?");

            Passage passage = hub.search("암호").get(0);

            assertThat(passage.slug()).isEqualTo("password");
            assertThat(passage.similarity()).isGreaterThan(0.9);
            assertThat(passage.lexical()).isZero();
        }
    }

    @Test
    void aRefusedTextCostsOnlyItself() {
        try (KnowledgeHub hub = hub("home", "first-model")) {
            assertThat(hub.count("embedding")).isEqualTo(4);
            assertThat(hub.best("refuse this text")).isEqualTo("delivery");
        }
    }

    @Test
    void withoutTheEndpointWordsDecideAndTheNextSyncEmbedsWhatIsMissing() {
        down = true;
        try (KnowledgeHub hub = hub("home", "first-model")) {
            assertThat(hub.count("embedding")).isZero();
            assertThat(hub.best("배송 기간")).isEqualTo("delivery");
            assertThat(hub.search("암호")).isEmpty();

            down = false;
            assertThat(hub.sync().embedded()).isEqualTo(4);
            assertThat(hub.best("암호")).isEqualTo("password");
        }
    }

    @Test
    void anotherModelMakesTheIndexAnew() {
        hub("home", "first-model").close();
        asked.clear();

        try (KnowledgeHub hub = hub("home", "second-model")) {
            assertThat(asked).contains("비밀번호를 어떻게 바꾸나요?");
            assertThat(hub.best("암호")).isEqualTo("password");
        }
        asked.clear();
        try (KnowledgeHub hub = hub("home", "first-model")) {
            assertThat(asked).doesNotContain("비밀번호를 어떻게 바꾸나요?");
            assertThat(hub.best("암호")).isEqualTo("password");
        }
    }

    private KnowledgeHub hub(String home, String model) {
        return KnowledgeHub.start(
                database,
                temporary.resolve(home),
                articles.toString(),
                "serai.knowledge.embedding.base-url=http://localhost:%d/v1"
                        .formatted(server.getAddress().getPort()),
                "serai.knowledge.embedding.api-key=key",
                "serai.knowledge.embedding.model=" + model);
    }

    private void embed(HttpExchange exchange) throws IOException {
        JsonNode input = JSON.readTree(exchange.getRequestBody()).get("input");
        List<String> texts = new ArrayList<>();
        input.forEach(text -> texts.add(text.asText()));
        asked.addAll(texts);
        int status = down ? 503 : texts.contains("refuse this text") ? 400 : 200;
        var answer = JSON.createObjectNode();
        var data = answer.putArray("data");
        for (int i = 0; i < texts.size(); i++) {
            var embedding = data.addObject().put("index", i).putArray("embedding");
            for (double value : vector(texts.get(i))) {
                embedding.add(value);
            }
        }
        byte[] body = status == 200
                ? JSON.writeValueAsBytes(answer)
                : "{\"error\":{\"message\":\"no\"}}".getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private static double[] vector(String text) {
        boolean password = text.contains("비밀번호") || text.contains("암호");
        boolean delivery = text.contains("배송");
        return new double[] {password ? 3 : 0, delivery ? 3 : 0, password || delivery ? 0.1 : 3};
    }
}
