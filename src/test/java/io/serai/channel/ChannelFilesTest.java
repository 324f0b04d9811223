package io.serai.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.serai.channel.ChannelConfig.AmbiguousSend;
import io.serai.channel.ChannelConfig.Mode;
import io.serai.channel.ChannelConfig.OnTimeout;
import io.serai.channel.ChannelConfig.Pace;
import io.serai.channel.ChannelConfig.Rate;
import io.serai.channel.Hours.Span;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.mock.env.MockEnvironment;

class ChannelFilesTest {

    @TempDir
    Path home;

    private final MockEnvironment environment = new MockEnvironment().withProperty("MAIL_PASSWORD", "p$w: 1");

    @Test
    void aFileWithNothingButAKindHasTheDefaults() throws IOException {
        ChannelConfig config = read("kind: email");

        assertThat(config.id()).isEqualTo("support");
        assertThat(config.enabled()).isTrue();
        assertThat(config.mode()).isEqualTo(Mode.LIVE);
        assertThat(config.autoThreshold()).isEqualTo(0.80);
        assertThat(config.neverAutomatic()).isEmpty();
        assertThat(config.approval().timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(config.approval().onTimeout()).isEqualTo(OnTimeout.ESCALATE);
        assertThat(config.approval().holdingMessage()).isNull();
        assertThat(config.hours()).isNull();
        assertThat(config.ambiguousSend()).isEqualTo(AmbiguousSend.RESEND);
        assertThat(config.source().kamelet()).isEqualTo("email-source");
        assertThat(config.sink().kamelet()).isEqualTo("email-sink");
    }

    @Test
    void everyKeyIsRead() throws IOException {
        ChannelConfig config = read("""
                kind: telegram
                mode: shadow
                auto-threshold: 0.9
                never-automatic: [complaints, legal]
                four-eyes: [refunds]
                approval: {timeout: 2h, on-timeout: hold, holding-message: "A moment, please.", priority: -2}
                source: {kamelet: telegram-webhook-source, token: 0123, flag: off}
                sink: {password: "${MAIL_PASSWORD}", host: "${MAIL_HOST:mail.example.org}"}
                """);

        assertThat(config.mode()).isEqualTo(Mode.SHADOW);
        assertThat(config.autoThreshold()).isEqualTo(0.9);
        assertThat(config.neverAutomatic()).containsExactly("complaints", "legal");
        assertThat(config.approval().timeout()).isEqualTo(Duration.ofHours(2));
        assertThat(config.approval().onTimeout()).isEqualTo(OnTimeout.HOLD);
        assertThat(config.approval().priority()).isEqualTo(-2);
        assertThat(config.approval().fourEyes()).containsExactly("refunds");
        assertThat(config.ambiguousSend()).isEqualTo(AmbiguousSend.ASK);
        assertThat(config.source().kamelet()).isEqualTo("telegram-webhook-source");
        assertThat(config.source().parameters()).containsEntry("token", "0123").containsEntry("flag", "off");
        assertThat(config.sink().parameters())
                .containsEntry("password", "p$w: 1")
                .containsEntry("host", "mail.example.org");
    }

    @Test
    void whatIsShownWhileItIsWrittenIsMoreCertainThanWhatIsSent() throws IOException {
        assertThat(read("kind: webchat").streamThreshold()).isEqualTo(0.9);
        assertThat(read("kind: webchat\nauto-threshold: 1").streamThreshold()).isEqualTo(1);
        assertThat(read("kind: webchat\nauto-threshold: 0.7\nstream-threshold: 0.75")
                        .streamThreshold())
                .isEqualTo(0.75);
        assertThatThrownBy(() -> read("kind: webchat\nauto-threshold: 0.7\nstream-threshold: 0.6"))
                .hasMessageContaining("stream-threshold")
                .hasMessageContaining("must not be below auto-threshold");
    }

    @Test
    void eachKindHasItsPaceAndMayHaveAnother() throws IOException {
        assertThat(read("kind: webchat").pace()).isEqualTo(Pace.UNLIMITED);
        assertThat(read("kind: email").pace()).isEqualTo(new Pace(Duration.ofSeconds(5), null, null));
        assertThat(read("kind: telegram").pace())
                .isEqualTo(new Pace(
                        Duration.ofSeconds(3),
                        new Rate(30, Duration.ofSeconds(1)),
                        new Rate(1, Duration.ofSeconds(1))));
        assertThat(read("kind: telegram\nquiet-window: 0s\nrate-limit: 20/m\nrate-limit-per-conversation: none")
                        .pace())
                .isEqualTo(new Pace(Duration.ZERO, new Rate(20, Duration.ofMinutes(1)), null));
        assertThatThrownBy(() -> read("kind: email\nrate-limit: fast")).hasMessageContaining("'fast' is not a rate");
        assertThatThrownBy(() -> read("kind: email\nquiet-window: soon")).hasMessageContaining("not a duration");
    }

    @Test
    void hoursAreReadForEveryKindAndAFormForAChat() throws IOException {
        Hours hours = read("""
                        kind: email
                        hours: {zone: Asia/Seoul, mon: "09:00-12:00, 13:00-24:00", holidays: [2026-12-25]}
                        """).hours();
        assertThat(hours.zone()).isEqualTo(ZoneId.of("Asia/Seoul"));
        assertThat(hours.week().get(DayOfWeek.MONDAY))
                .containsExactly(new Span(LocalTime.of(9, 0), LocalTime.NOON), new Span(LocalTime.of(13, 0), null));
        assertThat(hours.holidays()).containsExactly(LocalDate.of(2026, 12, 25));

        ChannelConfig.Chat chat = read("""
                        kind: webchat
                        chat:
                          name: Comet
                          form: [{field: name, label: Your name}, {field: order, label: Order, required: true}]
                        """).chat();
        assertThat(chat.name()).isEqualTo("Comet");
        assertThat(chat.form())
                .containsExactly(new FormField("name", "Your name", false), new FormField("order", "Order", true));
    }

    @Test
    void aDisabledChannelNeedsNoSecrets() throws IOException {
        assertThat(read("kind: email\nenabled: ${ON:false}\nsource: {password: '${NONE}'}")
                        .enabled())
                .isFalse();
    }

    @ParameterizedTest(name = "{1}: {2}")
    @MethodSource("mistakes")
    void aMistakeIsToldWithFileKeyAndReason(String yaml, String key, String reason) {
        assertThatThrownBy(() -> read(yaml))
                .asInstanceOf(type(ChannelMistake.class))
                .satisfies(mistake -> {
                    assertThat(mistake.file()).isEqualTo("channels-config/support/channel.yaml");
                    assertThat(mistake.key()).isEqualTo(key);
                    assertThat(mistake.reason()).contains(reason);
                    assertThat(mistake).hasMessageContainingAll(mistake.file(), key, reason);
                });
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("", "", "Write a mapping"),
                arguments("- kind: email", "", "Write a mapping"),
                arguments("kind: [email", "", "Not valid YAML at line 1"),
                arguments("kind: email\n---\nkind: email", "", "more than one YAML document"),
                arguments("mode: live", "kind", "missing"),
                arguments("kind: ../email", "kind", "'../email'"),
                arguments("kind: {a: b}", "kind", "single value"),
                arguments("kind: email\nkind: telegram", "kind", "stands twice (line 2)"),
                arguments("kind: email\ncolour: red", "colour", "no such key"),
                arguments("kind: email\nenabled: yes", "enabled", "neither true nor false"),
                arguments("kind: email\nmode: LIVE", "mode", "not one of: live, shadow"),
                arguments("kind: email\nauto-threshold: 80", "auto-threshold", "from 0 to 1"),
                arguments("kind: webchat\nstream-threshold: high", "stream-threshold", "from 0 to 1"),
                arguments("kind: email\nauto-threshold: high", "auto-threshold", "from 0 to 1"),
                arguments("kind: email\nauto-threshold: NaN", "auto-threshold", "from 0 to 1"),
                arguments("kind: email\nauto-threshold:", "auto-threshold", "no value"),
                arguments("kind: email\nnever-automatic: legal", "never-automatic", "Write a list"),
                arguments("kind: email\nnever-automatic: [[legal]]", "never-automatic", "single value"),
                arguments("kind: email\napproval: 15m", "approval", "Write a mapping"),
                arguments("kind: email\napproval: {after: 15m}", "approval.after", "no such key"),
                arguments("kind: email\napproval: {timeout: soon}", "approval.timeout", "not a duration"),
                arguments("kind: email\napproval: {timeout: 15}", "approval.timeout", "not a duration"),
                arguments("kind: email\napproval: {timeout: -5m}", "approval.timeout", "not a duration"),
                arguments("kind: email\napproval: {on-timeout: wait}", "approval.on-timeout", "escalate, hold"),
                arguments("kind: email\napproval: {priority: 10}", "approval.priority", "from -9 to 9"),
                arguments("kind: email\napproval: {priority: high}", "approval.priority", "from -9 to 9"),
                arguments("kind: email\nfour-eyes: legal", "four-eyes", "Write a list"),
                arguments("kind: email\nambiguous-send: maybe", "ambiguous-send", "resend, ask"),
                arguments(
                        "kind: email\nsource: {password: '${NO_SUCH}'}", "source.password", "no value for ${NO_SUCH}"),
                arguments("kind: email\nsink: {host: [a]}", "sink.host", "single value"),
                arguments("kind: email\nhours: {mon: '09:00-17:00'}", "hours.zone", "missing"),
                arguments("kind: email\nhours: {zone: Mars/One, mon: '09:00-17:00'}", "hours.zone", "not a time zone"),
                arguments("kind: email\nhours: {zone: UTC}", "hours.mon", "at least one day"),
                arguments("kind: email\nhours: {zone: UTC, monday: '09:00-17:00'}", "hours.monday", "no such key"),
                arguments("kind: email\nhours: {zone: UTC, mon: 9-17}", "hours.mon", "not a time of the day"),
                arguments("kind: email\nhours: {zone: UTC, mon: '17:00-09:00'}", "hours.mon", "ends before it begins"),
                arguments(
                        "kind: email\nhours: {zone: UTC, mon: '09:00-12:00, 11:00-17:00'}",
                        "hours.mon",
                        "not in order"),
                arguments(
                        "kind: email\nhours: {zone: UTC, mon: '09:00-12:00', holidays: [Christmas]}",
                        "hours.holidays",
                        "not a date"),
                arguments("kind: email\nchat: {name: Comet}", "chat", "Only a channel of the kind webchat"),
                arguments("kind: webchat\nchat: {form: name}", "chat.form", "Write a list"),
                arguments("kind: webchat\nchat: {form: [{label: Name}]}", "chat.form[0].field", "Name the field"),
                arguments(
                        "kind: webchat\nchat: {form: [{field: name}]}", "chat.form[0].label", "Say what visitors read"),
                arguments(
                        "kind: webchat\nchat: {form: [{field: a, label: A}, {field: a, label: B}]}",
                        "chat.form[1].field",
                        "asked for twice"));
    }

    @Test
    void theFoldersThatComeWithTheHubAreReadAndDisabled() {
        ChannelFiles shipped = new ChannelFiles("channels-config", environment);

        assertThat(shipped.ids())
                .contains("email", "telegram")
                .allSatisfy(id -> assertThat(shipped.read(id).enabled()).isFalse());
    }

    @Test
    void aFolderWhoseNameIsNoIdIsRefused() throws IOException {
        Files.createDirectories(home.resolve("channels-config/My Channel"));

        assertThatThrownBy(() -> files().read("My Channel"))
                .isInstanceOf(ChannelMistake.class)
                .hasMessageContaining("Rename the folder");
    }

    @Test
    void aFolderWithoutAFileIsRefused() throws IOException {
        Files.createDirectories(home.resolve("channels-config/support"));

        assertThat(files().ids()).containsExactly("support");
        assertThatThrownBy(() -> files().read("support"))
                .isInstanceOf(ChannelMistake.class)
                .hasMessageContaining("cannot be read");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        Files.createDirectories(home.resolve("channels-config/support"));
        Files.write(
                home.resolve("channels-config/support/channel.yaml"), "kind: é".getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> files().read("support")).hasMessageContaining("UTF-8");
    }

    private ChannelConfig read(String yaml) throws IOException {
        Files.createDirectories(home.resolve("channels-config/support"));
        Files.writeString(home.resolve("channels-config/support/channel.yaml"), yaml);
        return files().read("support");
    }

    private ChannelFiles files() {
        return new ChannelFiles(home.resolve("channels-config").toString(), environment);
    }
}
