package io.serai.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.serai.console.Api.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ApiTest
class WebhooksApiTest {

    private static final String WEBHOOKS = "/api/v1/webhooks";

    @LocalServerPort
    int port;

    Api api;

    @BeforeEach
    void call() {
        api = new Api(port);
    }

    @Test
    void aWebhookIsMadeWithASecretThatIsShownOnceThenChangedAndRemoved() {
        Answer made = api.post(
                WEBHOOKS, Api.AGENT, "{\"url\": \"https://1.1.1.1/events\", \"event_types\": [\"message-received\"]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.body().path("secret").asText()).startsWith("whsec_");
        String path = WEBHOOKS + "/" + made.body().path("id").asText();

        Answer listed = api.get(WEBHOOKS, Api.AGENT);
        assertThat(listed.body().toString())
                .contains("https://1.1.1.1/events", "message-received")
                .doesNotContain("whsec_");

        Answer changed = api.send("PUT", path, Api.AGENT, "{\"url\": \"https://1.1.1.1/e\", \"enabled\": false}");
        assertThat(changed.status()).isEqualTo(200);
        assertThat(changed.body().path("enabled").asBoolean()).isFalse();
        assertThat(api.get(path + "/deliveries?state=DEAD", Api.AGENT).body().path("items"))
                .isEmpty();
        assertThat(api.send("POST", path + "/replay", Api.AGENT, null)
                        .body()
                        .path("deliveries")
                        .asInt())
                .isZero();

        assertThat(api.send("DELETE", path, Api.AGENT, null).status()).isEqualTo(204);
        assertThat(api.send("DELETE", path, Api.AGENT, null).status()).isEqualTo(404);
        assertThat(api.get(path + "/deliveries", Api.AGENT).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://127.0.0.1/", "https://169.254.169.254/latest", "http://1.1.1.1/", "https://[::1]/"})
    void anAddressThatMustNotBeToldIsRefused(String url) {
        Answer answer = api.post(WEBHOOKS, Api.AGENT, "{\"url\": \"%s\"}".formatted(url));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().path("field").asText()).isEqualTo("url");
    }
}
