package io.serai.camel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.serai.TestDatabase;
import io.serai.channel.Arrival;
import io.serai.channel.BotApiServer;
import io.serai.channel.ChannelHome;
import io.serai.channel.ChannelStatus;
import io.serai.channel.ChannelStatus.State;
import io.serai.channel.Channels;
import io.serai.channel.DeliveryOutcomes;
import io.serai.channel.IncomingMessage;
import io.serai.channel.IncomingMessage.Sender;
import io.serai.channel.IntakeProbe;
import io.serai.channel.Outcome;
import io.serai.channel.OutgoingMessage;
import io.serai.shared.Ids;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.Route;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"serai.home=target/test-homes/lifecycle", "SERAI_HOME=target/test-homes/lifecycle"})
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext
@Import(ChannelLifecycleTest.Probe.class)
class ChannelLifecycleTest {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final BotApiServer bot = new BotApiServer().start();
    private static final String YAML = """
            kind: telegram
            source: {token: "%1$s", base-uri: "%2$s", poll-timeout: 1, delay: 100}
            sink: {token: "%1$s", base-uri: "%2$s"}
            """.formatted(BotApiServer.TOKEN, bot.baseUri());
    private static final String SOURCE = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: pigeon-source
              labels: {camel.apache.org/kamelet.type: source}
            spec:
              definition:
                title: Pigeons in
                description: Takes what pigeons bring.
                required: [mark]
                properties:
                  channelId: {description: Filled by the hub., type: string}
                  mark: {description: What is written on each message., type: string}
              template:
                from:
                  uri: direct:pigeon-{{channelId}}
                  steps:
                    - bean: {ref: pigeons, method: "arrival(${body}, '{{channelId}}', '{{mark}}')"}
                    - to: kamelet:sink
            """;
    private static final String SINK = """
            apiVersion: camel.apache.org/v1
            kind: Kamelet
            metadata:
              name: pigeon-sink
              labels: {camel.apache.org/kamelet.type: sink}
            spec:
              definition:
                title: Pigeons out
                description: Sends a pigeon.
                properties:
                  channelId: {description: Filled by the hub., type: string}
              template:
                from:
                  uri: kamelet:source
                  steps:
                    - log: "A pigeon leaves"
            """;
    private static final ChannelHome home = ChannelHome.at("target/test-homes/lifecycle")
            .intakeTo("intakeProbe")
            .channel("first", YAML);

    @TestConfiguration
    static class Probe {
        @Bean
        IntakeProbe intakeProbe() {
            return new IntakeProbe();
        }

        @Bean
        Pigeons pigeons() {
            return new Pigeons();
        }
    }

    /** What the channel's source does, as slowly as a test wants. */
    public static class Pigeons {
        private volatile CountDownLatch gate = new CountDownLatch(0);
        private volatile CountDownLatch waiting = new CountDownLatch(1);

        void hold() {
            waiting = new CountDownLatch(1);
            gate = new CountDownLatch(1);
        }

        public Arrival arrival(String text, String channelId, String mark) throws InterruptedException {
            waiting.countDown();
            gate.await(30, TimeUnit.SECONDS);
            return new IncomingMessage(
                    channelId,
                    text,
                    new Sender("pigeon", text, null),
                    null,
                    null,
                    List.of(),
                    null,
                    null,
                    text + " " + mark,
                    null,
                    List.of(),
                    null);
        }
    }

    @Autowired
    Channels channels;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    IntakeProbe intake;

    @Autowired
    Pigeons pigeons;

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
        await().atMost(SOON).until(() -> isUp("first"));
        intake.failNext(Integer.MAX_VALUE);
        bot.write(1, 1, "Please keep this");
        await().atMost(SOON).until(() -> intake.refused() > 0);

        home.remove("channels-config/first");
        await().atMost(SOON).until(() -> channels.status("first").isEmpty());
        assertThat(camel.getRoutes()).extracting(Route::getId).noneMatch(id -> id.endsWith("-first"));

        intake.clear();
        home.channel("first", YAML);
        await().atMost(SOON).until(() -> intake.messages().stream()
                .anyMatch(m -> m.externalId().equals("1:1")));
        assertThat(intake.messages()).hasSize(1);
    }

    @Test
    void aChannelIsAddedCorrectedAndTakenAwayWhileTheOthersRun() {
        await().atMost(SOON).until(() -> isUp("first"));
        Route other = camel.getRoute("channel-in-first");

        home.channel("second", "kind: pigeon-post");
        await().atMost(SOON).until(() -> channels.status("second").stream()
                .anyMatch(status -> status.state() == State.MISCONFIGURED));

        home.channel("second", YAML + "mode: shadow\n");
        await().atMost(SOON).until(() -> isUp("second"));
        assertThat(channels.status("second").orElseThrow().mistake()).isNull();

        home.remove("channels-config/second");
        await().atMost(SOON).until(() -> channels.status("second").isEmpty());
        Throwable failure =
                catchThrowable(() -> routes.requestBody("direct:channel-out-second?block=false", outgoing()));
        assertThat(new DeliveryOutcomes().of("telegram", failure)).isEqualTo(Outcome.CHANNEL_NOT_RUNNING);
        assertThat(camel.getRoute("channel-in-first")).isSameAs(other);
        assertThat(isUp("first")).isTrue();
        // A mistake is no policy.
        assertThat(jdbc.sql(
                                "select action from audit_entry where subject_type = 'channel' and subject_id = 'second' order by id")
                        .query(String.class)
                        .list())
                .containsExactly("channel-configured", "channel-removed");
    }

    @Test
    void aChangeWaitsForTheMessageThatIsUnderWayAndTouchesNoOtherChannel() throws Exception {
        kamelets()
                .channel("third", "kind: pigeon\nsource: {mark: old}")
                .channel("fourth", "kind: pigeon\nsource: {mark: x}");
        await().atMost(SOON).until(() -> isUp("third") && isUp("fourth"));
        Route other = camel.getRoute("channel-in-fourth");
        String version = channels.status("third").orElseThrow().version();

        pigeons.hold();
        routes.asyncSendBody("direct:pigeon-third", "slow");
        assertThat(pigeons.waiting.await(10, TimeUnit.SECONDS)).isTrue();
        home.channel("third", "kind: pigeon\nsource: {mark: new}");
        await().during(Duration.ofSeconds(4))
                .atMost(SOON)
                .until(() -> channels.status("third").orElseThrow().version().equals(version));
        pigeons.gate.countDown();

        await().atMost(SOON)
                .until(() -> isUp("third")
                        && !version.equals(
                                channels.status("third").orElseThrow().version()));
        routes.sendBody("direct:pigeon-third", "fast");
        assertThat(intake.messages()).extracting(IncomingMessage::text).containsExactly("slow old", "fast new");
        assertThat(camel.getRoute("channel-in-fourth")).isSameAs(other);
    }

    @Test
    void aRemovalWaitsForTheMessageThatIsUnderWayAndThenNothingOfTheChannelIsLeft() throws Exception {
        kamelets().channel("eighth", "kind: pigeon\nsource: {mark: old}");
        await().atMost(SOON).until(() -> isUp("eighth"));

        pigeons.hold();
        routes.asyncSendBody("direct:pigeon-eighth", "slow");
        assertThat(pigeons.waiting.await(10, TimeUnit.SECONDS)).isTrue();
        home.remove("channels-config/eighth");
        await().during(Duration.ofSeconds(4)).atMost(SOON).until(() -> channels.status("eighth")
                .isPresent());
        assertThat(intake.messages()).isEmpty();
        pigeons.gate.countDown();

        await().atMost(SOON).until(() -> channels.status("eighth").isEmpty());
        assertThat(intake.messages()).extracting(IncomingMessage::text).containsExactly("slow old");
        assertThat(camel.getRoutes()).extracting(Route::getId).noneMatch(id -> id.endsWith("-eighth"));
        assertThat(catchThrowable(() -> routes.sendBody("direct:pigeon-eighth?block=false", "late")))
                .isInstanceOf(CamelExecutionException.class);
    }

    @Test
    void aChangedKameletReplacesTheChannelsThatUseIt() {
        kamelets().channel("fifth", "kind: pigeon\nsource: {mark: a}");
        await().atMost(SOON).until(() -> isUp("fifth"));
        Route first = camel.getRoute("channel-in-first");

        home.write("kamelets/pigeon-source.kamelet.yaml", SOURCE.replace("'{{mark}}'", "'{{mark}}{{mark}}'"));

        // Nobody is there to call while the routes are replaced.
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(CamelExecutionException.class)
                .untilAsserted(() -> {
                    routes.sendBody("direct:pigeon-fifth?block=false", "ring");
                    assertThat(intake.messages())
                            .extracting(IncomingMessage::text)
                            .contains("ring aa");
                });
        assertThat(camel.getRoute("channel-in-first")).isSameAs(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "channel: kind: pigeon\nsource: {mark: b, mrk: c}",
                "channel: kind: [pigeon",
                "channel: kind: pigeon\nsource: {mark: '${NOT_SET}'}",
                "kamelet: from: [",
                "kamelet: direct:pigeon=>nosuchcomponent:pigeon",
                "kamelet: ref: pigeons=>rf: pigeons",
                "kamelet: '{{mark}}'=>'{{nosuchparameter}}'"
            })
    void aMistakeIsToldAndTheRunningVersionGoesOn(String change) {
        kamelets().channel("sixth", "kind: pigeon\nsource: {mark: b}");
        await().atMost(SOON).until(() -> isUp("sixth"));
        String version = channels.status("sixth").orElseThrow().version();

        String text = change.substring(change.indexOf(' ') + 1);
        if (change.startsWith("channel")) {
            home.channel("sixth", text);
        } else {
            String[] parts = text.split("=>");
            home.write(
                    "kamelets/pigeon-source.kamelet.yaml",
                    parts.length == 1 ? text : SOURCE.replace(parts[0], parts[1]));
        }

        await().atMost(SOON).until(() -> channels.status("sixth").orElseThrow().mistake() != null);
        ChannelStatus status = channels.status("sixth").orElseThrow();
        assertThat(status.state()).isEqualTo(State.UP);
        assertThat(status.version()).isEqualTo(version);
        assertThat(status.refusedVersion()).isNotEqualTo(version);
        routes.sendBody("direct:pigeon-sixth", "still");
        assertThat(intake.messages()).extracting(IncomingMessage::text).contains("still b");

        kamelets().channel("sixth", "kind: pigeon\nsource: {mark: b}");
        await().atMost(SOON).until(() -> channels.status("sixth").orElseThrow().mistake() == null);
        assertThat(channels.status("sixth").orElseThrow().version()).isEqualTo(version);
    }

    @Test
    void aNewSecretComesWithItsChannel() {
        kamelets()
                .write(".env", "PIGEON_MARK=one\n")
                .channel("seventh", "kind: pigeon\nsource: {mark: '${PIGEON_MARK}'}");
        await().atMost(SOON).until(() -> isUp("seventh"));
        routes.sendBody("direct:pigeon-seventh", "ring");

        home.write(".env", "PIGEON_MARK=two\n");

        // Nobody is there to call while the routes are replaced.
        await().atMost(SOON)
                .ignoreExceptionsInstanceOf(CamelExecutionException.class)
                .untilAsserted(() -> {
                    routes.sendBody("direct:pigeon-seventh", "ring");
                    assertThat(intake.messages())
                            .extracting(IncomingMessage::text)
                            .contains("ring one", "ring two");
                });
    }

    private static ChannelHome kamelets() {
        return home.write("kamelets/pigeon-source.kamelet.yaml", SOURCE)
                .write("kamelets/pigeon-sink.kamelet.yaml", SINK);
    }

    private boolean isUp(String id) {
        return channels.status(id).filter(status -> status.state() == State.UP).isPresent();
    }

    private static OutgoingMessage outgoing() {
        return new OutgoingMessage(Ids.next(), "second", "1", "1", null, "Hello", "ref", List.of(), true);
    }
}
