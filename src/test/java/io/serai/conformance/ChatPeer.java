package io.serai.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Visitors of a web chat. Each message begins a conversation, as if each came from another browser. */
class ChatPeer implements Peer {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, String> tokens = new ConcurrentHashMap<>();
    private final String hub;
    private final String channel;

    ChatPeer(String hub, String channel) {
        this.hub = hub;
        this.channel = channel;
    }

    @Override
    public boolean write(Letter letter) {
        Map<String, String> body = Map.of("channel", channel, "text", letter.text());
        return post(letter.name(), JSON.valueToTree(body).toString());
    }

    private boolean post(String key, String body) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub + "/api/v1/conversations"))
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = send(request);
        if (response.statusCode() / 100 != 2) {
            return false;
        }
        JsonNode begun = tree(response);
        tokens.put(
                begun.path("conversation_id").asText(),
                begun.path("visitor_token").asText());
        return true;
    }

    @Override
    public boolean writeMalformed(String name) {
        return post(name, "{\"txt\": \"%s\"}".formatted(name));
    }

    @Override
    public boolean writeAutomatic(Letter letter) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void misbehaveOnce(Misbehaviour misbehaviour) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Received> received() {
        List<Received> received = new ArrayList<>();
        tokens.forEach((conversation, token) -> {
            HttpRequest request = HttpRequest.newBuilder(URI.create(hub + "/api/v1/conversations/" + conversation))
                    .header("Authorization", "Bearer " + token)
                    .build();
            tree(send(request)).path("messages").forEach(message -> {
                if (!message.path("author").asText().equals("CUSTOMER")) {
                    received.add(new Received(
                            message.path("id").asText(), message.path("text").asText()));
                }
            });
        });
        return received;
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode tree(HttpResponse<String> response) {
        try {
            return JSON.readTree(response.body());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public int oversize() {
        return 300_000;
    }

    @Override
    public Map<Check, String> notApplicable() {
        return Map.of(
                Check.ATTACHMENTS, "The interface for visitors takes no files.",
                Check.RETRY, "Nothing goes over a wire: the visitor's browser asks the hub.",
                Check.AMBIGUOUS_SEND, "Nothing goes over a wire: the visitor's browser asks the hub.",
                Check.LOOP_GUARD, "Nothing marks what a program wrote in a chat.");
    }
}
