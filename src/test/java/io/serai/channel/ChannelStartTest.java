package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.TestDatabase;
import io.serai.channel.ChannelStatus.State;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.actuate.health.HealthEndpoint;
import org.springframework.boot.actuate.health.Status;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "serai.home=target/test-homes/start")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
class ChannelStartTest {

    private static final MailServer mail = new MailServer().start();

    static {
        String good = mail.channelYaml();
        ChannelHome.at("target/test-homes/start")
                .channel("good", good)
                .channel("off", good.replace("kind: email", "kind: email\nenabled: false"))
                .channel("unknown-kind", "kind: pigeon")
                .channel("unknown-key", "kind: email\ncolour: red")
                .channel("unknown-parameter", good.replace("  protocol: imap", "  protocol: imap\n  hots: x"))
                .channel("missing-parameter", good.replaceFirst("  username: .*\n", ""))
                .channel("wrong-number", good.replaceFirst("delay: 200", "delay: soon"))
                .channel("wrong-choice", good.replace("protocol: imap", "protocol: pop3"))
                .channel("wrong-braces", good.replaceFirst("password: .*", "password: 'a{{b}}'"))
                .channel("wrong-kamelet", "kind: email\nsource: {kamelet: pigeon-source}");
    }

    @Autowired
    Channels channels;

    @Autowired
    HealthEndpoint health;

    @Autowired
    CamelContext camel;

    @AfterAll
    static void stop() {
        mail.close();
    }

    @ParameterizedTest
    @CsvSource({
        "unknown-kind, kind, no channel of the kind 'pigeon'",
        "unknown-key, colour, no such key",
        "unknown-parameter, source.hots, no such parameter",
        "missing-parameter, source.username, needs a value",
        "wrong-number, source.delay, 'soon' is not a whole number",
        "wrong-braces, source.password, contains '{{'",
        "wrong-choice, source.protocol, 'pop3' is not one of",
        "wrong-kamelet, source.kamelet, no kamelet 'pigeon-source'"
    })
    void aChannelWithAMistakeDoesNotStartAndSaysWhy(String id, String key, String reason) {
        ChannelStatus status = channels.status(id).orElseThrow();

        assertThat(status.state()).isEqualTo(State.MISCONFIGURED);
        assertThat(status.detail()).contains("channels-config/" + id + "/channel.yaml", key, reason);
        assertThat(camel.getRoute("channel-in-" + id)).isNull();
        assertThatThrownBy(() -> channels.get(id))
                .isInstanceOfSatisfying(
                        SeraiException.class, e -> assertThat(e.kind()).isEqualTo(Kind.NOT_FOUND));
    }

    @Test
    void aGoodChannelBesideWrongOnesStarts() {
        await().untilAsserted(() ->
                assertThat(channels.status("good").orElseThrow().state()).isEqualTo(State.UP));
        assertThat(channels.get("good").kind()).isEqualTo("email");
        assertThat(camel.getRoute("channel-in-good")).isNotNull();
        assertThat(camel.getRoute("channel-out-good")).isNotNull();
    }

    @Test
    void aDisabledChannelIsKnownAndHasNoRoutes() {
        assertThat(channels.status("off").orElseThrow().state()).isEqualTo(State.DISABLED);
        assertThat(channels.get("off").enabled()).isFalse();
        assertThat(camel.getRoute("channel-in-off")).isNull();
    }

    @Test
    void theHealthShowsEveryChannelAndTheHubStaysUp() {
        var component = health.healthForPath("channels");

        assertThat(component.getStatus()).isEqualTo(Status.UP);
        JsonNode shown = new ObjectMapper()
                .findAndRegisterModules()
                .valueToTree(component)
                .path("details");
        assertThat(shown.path("off").path("state").asText()).isEqualTo("DISABLED");
        assertThat(shown.path("unknown-kind").path("detail").asText()).contains("pigeon");
        assertThat(shown.path("unknown-kind").path("since").asText()).isNotBlank();
        assertThat(health.health().getStatus()).isEqualTo(Status.UP);
    }

    @Test
    void aWebchatChannelIsThereUnlessOneIsConfigured() {
        assertThat(channels.status("webchat")).isPresent();
    }

    @Test
    void noSecretIsALogLineOrARoute(CapturedOutput output) {
        assertThat(output.getAll()).doesNotContain(MailServer.PASSWORD);
        assertThat(camel.getEndpoints())
                .noneMatch(endpoint -> endpoint.getEndpointUri().contains("a&b"));
    }
}
