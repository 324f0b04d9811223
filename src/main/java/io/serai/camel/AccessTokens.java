package io.serai.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * OAuth 2.0 access tokens (RFC 6749) by a refresh token (section 6), or without one by the client's own credentials
 * (section 4.4). One is used until shortly before it expires.
 */
final class AccessTokens {

    private static final Duration TIME_LIMIT = Duration.ofSeconds(15);
    private static final Duration EARLY = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIME_LIMIT).build();
    private final URI endpoint;
    private final String clientId;
    private final String clientSecret;
    private final String scope;
    private String refreshToken;
    private String token;
    private Instant usableUntil;

    AccessTokens(URI endpoint, String clientId, String clientSecret, String refreshToken, String scope) {
        this.endpoint = endpoint;
        this.clientId = clientId;
        this.clientSecret = clientSecret;
        this.refreshToken = refreshToken;
        this.scope = scope;
    }

    /** @throws SeraiException UNAVAILABLE when the server gives none */
    synchronized String current() {
        if (token == null || !Instant.now().isBefore(usableUntil)) {
            JsonNode answer = ask();
            token = answer.path("access_token").asText();
            Duration life = Duration.ofSeconds(answer.path("expires_in").asLong(3600));
            Duration early = EARLY.compareTo(life.dividedBy(2)) < 0 ? EARLY : life.dividedBy(2);
            usableUntil = Instant.now().plus(life).minus(early);
            // Some servers give a new one each time and take the old one back.
            refreshToken = answer.path("refresh_token").asText(refreshToken);
        }
        return token;
    }

    synchronized void forget() {
        token = null;
    }

    private JsonNode ask() {
        HttpRequest request = HttpRequest.newBuilder(endpoint)
                .timeout(TIME_LIMIT)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .POST(BodyPublishers.ofString(form()))
                .build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            JsonNode json = JSON.readTree(answer.body());
            if (answer.statusCode() != 200 || json.path("access_token").asText().isEmpty()) {
                throw unavailable("answered %d %s"
                        .formatted(answer.statusCode(), json.path("error").asText("without a token")));
            }
            return json;
        } catch (IOException e) {
            throw unavailable("gave no answer: " + e.getClass().getSimpleName());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unavailable("was not waited for");
        }
    }

    private String form() {
        Map<String, String> form = new LinkedHashMap<>();
        boolean refreshes = !isBlank(refreshToken);
        form.put("grant_type", refreshes ? "refresh_token" : "client_credentials");
        form.put("client_id", clientId);
        form.put("client_secret", clientSecret);
        form.put("refresh_token", refreshToken);
        form.put("scope", scope);
        return form.entrySet().stream()
                .filter(field -> !isBlank(field.getValue()))
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static boolean isBlank(String value) {
        return value == null || value.isBlank();
    }

    private static SeraiException unavailable(String what) {
        return new SeraiException(Kind.UNAVAILABLE, "The token endpoint " + what + ".");
    }
}
