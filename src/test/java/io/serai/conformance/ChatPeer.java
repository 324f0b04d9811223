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
import java.util.Optional;
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
        if (letter.attachment() == null) {
            return begin(letter.name(), beginning(letter.text())).isPresent();
        }
        // A file belongs to a conversation, so there must be one.
        return begin(letter.name() + "-before", beginning("Hello"))
                .flatMap(conversation ->
                        upload(conversation, letter.attachment()).map(file -> write(conversation, letter, file)))
                .orElse(false);
    }

    private String beginning(String text) {
        return JSON.valueToTree(Map.of("channel", channel, "text", text)).toString();
    }

    /** @return the conversation's id */
    private Optional<String> begin(String key, String body) {
        Optional<JsonNode> begun = taken(request("")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body)));
        begun.ifPresent(it -> tokens.put(
                it.path("conversation_id").asText(), it.path("visitor_token").asText()));
        return begun.map(it -> it.path("conversation_id").asText());
    }

    /** @return the file's id */
    private Optional<String> upload(String conversation, Attachment attachment) {
        return taken(asVisitor(conversation, "/attachments?name=" + attachment.name())
                        .header("Content-Type", "application/octet-stream")
                        .POST(BodyPublishers.ofByteArray(attachment.content())))
                .map(it -> it.path("id").asText());
    }

    private boolean write(String conversation, Letter letter, String file) {
        String body = JSON.valueToTree(Map.of("text", letter.text(), "attachments", List.of(file)))
                .toString();
        return taken(asVisitor(conversation, "/messages")
                        .header("Content-Type", "application/json")
                        .header("Idempotency-Key", letter.name())
                        .POST(BodyPublishers.ofString(body)))
                .isPresent();
    }

    private Optional<JsonNode> taken(HttpRequest.Builder request) {
        HttpResponse<String> response = send(request.build());
        return response.statusCode() / 100 == 2 ? Optional.of(tree(response)) : Optional.empty();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(hub + "/api/v1/conversations" + path));
    }

    private HttpRequest.Builder asVisitor(String conversation, String path) {
        return request("/" + conversation + path).header("Authorization", "Bearer " + tokens.get(conversation));
    }

    @Override
    public boolean writeMalformed(String name) {
        return begin(name, "{\"txt\": \"%s\"}".formatted(name)).isPresent();
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
        tokens.keySet().forEach(conversation -> {
            tree(send(asVisitor(conversation, "").build())).path("messages").forEach(message -> {
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
                Check.RETRY, "Nothing goes over a wire: the visitor's browser asks the hub.",
                Check.AMBIGUOUS_SEND, "Nothing goes over a wire: the visitor's browser asks the hub.",
                Check.LOOP_GUARD, "Nothing marks what a program wrote in a chat.");
    }
}
