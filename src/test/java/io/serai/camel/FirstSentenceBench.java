package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.HubTest;
import io.serai.WritingModel;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * How long a customer waits for the first sentence, over HTTP, when the model says its first word after 0.5 s and the
 * others every 40 ms. Run alone and by name: {@code ./mvnw -P bench test -Dtest=FirstSentenceBench}.
 */
@HubTest
@DirtiesContext
class FirstSentenceBench {

    private static final int WARM_UP = 20;
    private static final int QUESTIONS = 200;
    private static final int AT_ONCE = 10;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final WritingModel MODEL = new WritingModel().writing(pen -> {
        pen.pause(500);
        for (String word : "You can return most items within 30 days of delivery . Items must be unused ."
                .replace(" .", ".")
                .split("(?<= )")) {
            pen.say(word).pause(40);
        }
        pen.end();
    });

    @LocalServerPort
    int port;

    private final HttpClient http = HttpClient.newHttpClient();

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) throws IOException {
        Path home = Files.createTempDirectory("first-sentence");
        Files.createDirectories(home.resolve("knowledge"));
        Files.writeString(
                home.resolve("knowledge/returns.md"),
                "---\ntitle: How can I return an item?\n---\nYou can return most items within 30 days of delivery."
                        + " Items must be unused.\n");
        registry.add("serai.home", home::toString);
        registry.add("serai.models[0].provider", () -> "openai");
        registry.add("serai.models[0].base-url", MODEL::url);
        registry.add("serai.models[0].model", () -> "stand-in");
    }

    @AfterAll
    static void stop() {
        MODEL.close();
    }

    private record Waited(long sentence, long whole) {}

    @Test
    void untilTheFirstSentence() throws Exception {
        ExecutorService customers = Executors.newFixedThreadPool(AT_ONCE);
        try {
            ask(customers, WARM_UP);
            List<Waited> waited = ask(customers, QUESTIONS);
            String report = "first sentence: %s%nwhole answer: %s%n"
                    .formatted(
                            percentiles(waited.stream()
                                    .map(Waited::sentence)
                                    .sorted()
                                    .toList()),
                            percentiles(
                                    waited.stream().map(Waited::whole).sorted().toList()));
            Files.writeString(Path.of("target", "first-sentence-bench.txt"), report);
            System.out.print(report);
            assertThat(waited).hasSize(QUESTIONS);
        } finally {
            customers.shutdownNow();
        }
    }

    private List<Waited> ask(ExecutorService customers, int questions) throws Exception {
        List<Future<Waited>> asked = new ArrayList<>();
        for (int i = 0; i < questions; i++) {
            asked.add(customers.submit(() -> ask()));
        }
        List<Waited> waited = new ArrayList<>();
        for (Future<Waited> one : asked) {
            waited.add(one.get());
        }
        return waited;
    }

    /** From before the question is posted until its conversation's stream has told. */
    private Waited ask() throws Exception {
        long startedAt = System.nanoTime();
        HttpRequest question = HttpRequest.newBuilder(uri("/conversations"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"text\": \"How can I return an item?\"}"))
                .build();
        JsonNode begun =
                JSON.readTree(http.send(question, BodyHandlers.ofString()).body());
        HttpRequest stream = HttpRequest.newBuilder(
                        uri("/conversations/" + begun.path("conversation_id").asText() + "/events"))
                .header("Authorization", "Bearer " + begun.path("visitor_token").asText())
                .build();
        try (var lines = new BufferedReader(new InputStreamReader(
                http.send(stream, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
            long sentence = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (sentence == 0 && line.equals("event:sentence")) {
                    sentence = millisSince(startedAt);
                }
                if (line.startsWith("data:") && line.contains("ASSISTANT")) {
                    return new Waited(sentence, millisSince(startedAt));
                }
            }
        }
        throw new IllegalStateException("The stream ended without an answer");
    }

    private URI uri(String path) {
        return URI.create("http://localhost:" + port + "/api/v1" + path);
    }

    private static long millisSince(long startedAt) {
        return (System.nanoTime() - startedAt) / 1_000_000;
    }

    private static String percentiles(List<Long> sorted) {
        return "p50 %d, p95 %d, slowest %d ms"
                .formatted(
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 95 / 100),
                        sorted.get(sorted.size() - 1));
    }
}
