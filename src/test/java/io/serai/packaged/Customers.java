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

/** What customers and agents do over HTTP. */
class Customers {

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

    JsonNode conversation(JsonNode started) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(hub.uri("/api/v1/conversations/"
                        + started.path("conversation_id").asText()))
                .header(
                        "Authorization",
                        "Bearer " + started.path("visitor_token").asText())
                .build();
        return JSON.readTree(
                http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    HttpResponse<String> asAgent(String path) throws IOException, InterruptedException {
        String login = Base64.getEncoder().encodeToString((HubProcess.AGENT + ":" + HubProcess.PASSWORD).getBytes());
        HttpRequest request = HttpRequest.newBuilder(hub.uri(path))
                .header("Authorization", "Basic " + login)
                .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    static JsonNode json(HttpResponse<String> response) throws IOException {
        return JSON.readTree(response.body());
    }
}
