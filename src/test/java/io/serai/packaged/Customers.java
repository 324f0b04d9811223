package io.serai.packaged;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What customers and agents do over HTTP. */
class Customers {

    static final String QUESTION = "How long does delivery take?";
    static final String ARTICLE = "---\ntitle: How long does delivery take?\n---\nDelivery takes two working days.\n";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final HubProcess hub;

    Customers(HubProcess hub) {
        this.hub = hub;
    }

    /** @param key the same for every attempt to send the same message */
    HttpResponse<String> begin(String key, String text) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.uri("/api/v1/conversations"))
                .timeout(Duration.ofSeconds(10))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(Map.of("text", text))))
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    /** Sends the question until the hub has accepted it so many times. @param key the same for all of them */
    void insist(String key, int times, BooleanSupplier over) throws InterruptedException {
        int left = times;
        while (left > 0 && !over.getAsBoolean()) {
            try {
                if (begin(key, QUESTION).statusCode() == 201) {
                    left--;
                    continue;
                }
            } catch (IOException e) {
                // The hub is down, or its database: that is what these tests are about.
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    JsonNode conversation(JsonNode started) throws IOException, InterruptedException {
        HttpRequest request = asVisitor(started, "").build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    /** The lines of the conversation's live stream. */
    Stream<String> follow(JsonNode started) throws IOException, InterruptedException {
        HttpRequest request = asVisitor(started, "/events")
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> response = http.send(request, HttpResponse.BodyHandlers.ofLines());
        if (response.statusCode() != 200) {
            throw new IOException("The stream is answered with " + response.statusCode());
        }
        return response.body();
    }

    private HttpRequest.Builder asVisitor(JsonNode started, String path) {
        return HttpRequest.newBuilder(hub.uri("/api/v1/conversations/"
                        + started.path("conversation_id").asText() + path))
                .header(
                        "Authorization",
                        "Bearer " + started.path("visitor_token").asText());
    }

    HttpResponse<String> asAgent(String path) throws IOException, InterruptedException {
        return http.send(asAgent(HttpRequest.newBuilder(hub.uri(path))), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> orderAsAgent(String path) throws IOException, InterruptedException {
        HttpRequest.Builder order = HttpRequest.newBuilder(hub.uri(path)).POST(HttpRequest.BodyPublishers.noBody());
        return http.send(asAgent(order), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<String> orderAsAgent(String path, String json) throws IOException, InterruptedException {
        HttpRequest.Builder order = HttpRequest.newBuilder(hub.uri(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json));
        return http.send(asAgent(order), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpRequest asAgent(HttpRequest.Builder request) {
        String login = Base64.getEncoder().encodeToString((HubProcess.AGENT + ":" + HubProcess.PASSWORD).getBytes());
        return request.header("Authorization", "Basic " + login).build();
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
