package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.serai.TestDatabase;
import io.serai.channel.BotApiServer;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus.State;
import io.serai.channel.Channels;
import io.serai.channel.DeliveryOutcomes;
import io.serai.channel.IntakeProbe;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.List;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "serai.home=target/test-homes/lifecycle")
@ContextConfiguration(initializers = TestDatabase.class)
@Import(ChannelLifecycleTest.Probe.class)
class ChannelLifecycleTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final BotApiServer bot = new BotApiServer().start();
    private static final String YAML = """
            kind: telegram
            source: {token: "%1$s", base-uri: "%2$s", poll-timeout: 1, delay: 100}
            sink: {token: "%1$s", base-uri: "%2$s"}
            """.formatted(BotApiServer.TOKEN, bot.baseUri());
    private static final ChannelHome home = ChannelHome.at("target/test-homes/lifecycle")
            .intakeTo("intakeProbe")
            .channel("first", YAML);

    @TestConfiguration
    static class Probe {
        @Bean
        IntakeProbe intakeProbe() {
            return new IntakeProbe();
        }
    }

    @Autowired
    ChannelLifecycle lifecycle;

    @Autowired
    Channels channels;

    @Autowired
    IntakeProbe intake;

    @Autowired
    CamelContext camel;

    @Autowired
    ProducerTemplate routes;

    @BeforeEach
    void clear() {
        intake.clear();
    }

    @AfterAll
    static void stop() {
        bot.close();
    }

    @Test
    void aChannelStopsWhileItRetriesAndLosesNothing() {
        intake.failNext(Integer.MAX_VALUE);
        bot.write(1, 1, "Please keep this");
        await().atMost(SOON).until(() -> intake.refused() > 0);

        await().atMost(SOON).untilAsserted(() -> lifecycle.stop("first"));

        assertThat(channels.status("first")).isEmpty();
        assertThat(camel.getRoutes()).extracting(Route::getId).noneMatch(id -> id.endsWith("-first"));
        intake.clear();
        lifecycle.start("first");
        await().atMost(SOON).until(() -> intake.messages().stream()
                .anyMatch(m -> m.externalId().equals("1:1")));
        assertThat(intake.messages()).hasSize(1);
    }

    @Test
    void aChannelIsAddedCorrectedAndTakenAwayWhileTheOthersRun() {
        home.channel("second", "kind: pigeon");
        lifecycle.start("second");
        assertThat(channels.status("second").orElseThrow().state()).isEqualTo(State.MISCONFIGURED);

        lifecycle.stop("second");
        home.channel("second", YAML + "mode: shadow\n");
        lifecycle.start("second");
        await().atMost(SOON).until(() -> channels.status("second").orElseThrow().state() == State.UP);

        lifecycle.stop("second");
        Throwable failure =
                catchThrowable(() -> routes.requestBody("direct:channel-out-second?block=false", outgoing()));
        assertThat(new DeliveryOutcomes().of("telegram", failure)).isEqualTo(Outcome.CHANNEL_NOT_RUNNING);
        await().atMost(SOON).until(() -> channels.status("first").orElseThrow().state() == State.UP);
    }

    private static OutgoingMessage outgoing() {
        return new OutgoingMessage(Ids.next(), "second", "1", "1", null, "Hello", "ref", List.of());
    }
}
