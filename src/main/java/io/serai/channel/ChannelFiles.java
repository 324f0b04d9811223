package io.serai.channel;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channel.ChannelConfig.AmbiguousSend;
import io.serai.channel.ChannelConfig.Approval;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.ChannelConfig.Mode;
import io.serai.channel.ChannelConfig.OnTimeout;
import io.serai.channel.ChannelConfig.Pace;
import io.serai.channel.ConfigSection.UnresolvedPlaceholder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.PropertyResolver;
import org.springframework.stereotype.Component;
import org.springframework.util.PlaceholderResolutionException;

/** The folder {@code channels-config}: one folder for each configured account, with a {@code channel.yaml} in it. */
@Component
public class ChannelFiles {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
    private static final Pattern KIND = Pattern.compile("[a-z0-9][a-z0-9-]*");
    static final double AUTO_THRESHOLD = 0.80;
    private static final Set<String> RESENDING_KINDS = Set.of("email", "webchat", "webhook");

    private final Path folder;
    private final ChannelSettings settings;

    ChannelFiles(@Value("${serai.channels.folder}") String folder, ConfigurableEnvironment environment) {
        this.folder = Path.of(folder);
        this.settings = new ChannelSettings(environment);
    }

    /** False while nothing can be told about the channels, for instance because the folder's disk is away. */
    public boolean areThere() {
        return Files.isDirectory(folder);
    }

    /** The names of all folders, also of those that cannot be a channel's id. */
    public List<String> ids() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(folder)) {
            return folders.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The folder " + folder + " cannot be read", e);
        }
    }

    /** How messages name a channel's file. */
    public static String fileOf(String id) {
        return "channels-config/" + id + "/channel.yaml";
    }

    /**
     * What a channel's file says.
     *
     * @throws ChannelMistake when there is no text in it, or its folder's name is no id
     */
    public String text(String id) {
        if (!ID.matcher(id).matches()) {
            throw new ChannelMistake(
                    fileOf(id),
                    "",
                    "The folder's name is the channel's id: at most 40 of a-z, 0-9 and '-', not starting with '-'."
                            + " Rename the folder.");
        }
        try {
            return Files.readString(folder.resolve(id).resolve("channel.yaml"), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ChannelMistake(
                    fileOf(id), "", "The file cannot be read as UTF-8 text. Is it there, and readable?");
        }
    }

    public ChannelConfig read(String id) {
        return read(id, text(id));
    }

    /**
     * Reads what one channel's file says. What its kamelets ask for is not checked here. Values in {@code .env} count as
     * they are now, so that a new channel may bring new ones.
     *
     * @throws ChannelMistake when the file says something that is not allowed
     */
    public ChannelConfig read(String id, String text) {
        String file = fileOf(id);
        PropertyResolver placeholders = settings.now();
        JsonNode tree = ConfigTree.read(text, file);
        boolean enabled = new ConfigSection(file, "", tree, required(placeholders)).flag("enabled", true);
        // What a disabled channel leaves open is not missed.
        UnaryOperator<String> resolved = enabled ? required(placeholders) : placeholders::resolvePlaceholders;
        return config(id, enabled, new ConfigSection(file, "", tree, resolved));
    }

    /** The channel that is there when none of its kind is configured. */
    public static ChannelConfig webchat() {
        return new ChannelConfig(
                "webchat",
                "webchat",
                true,
                Mode.LIVE,
                AUTO_THRESHOLD,
                Set.of(),
                new Approval(Duration.ofMinutes(15), OnTimeout.ESCALATE, null),
                AmbiguousSend.RESEND,
                new End("webchat-source", Map.of()),
                new End("webchat-sink", Map.of()));
    }

    private static ChannelConfig config(String id, boolean enabled, ConfigSection yaml) {
        yaml.onlyKeys(
                "kind",
                "enabled",
                "mode",
                "auto-threshold",
                "stream-threshold",
                "never-automatic",
                "four-eyes",
                "approval",
                "ambiguous-send",
                "quiet-window",
                "rate-limit",
                "rate-limit-per-conversation",
                "source",
                "sink",
                "origins",
                "identity-secret",
                "away",
                "hours",
                "chat");
        String kind = yaml.text("kind", null);
        if (kind == null) {
            throw yaml.mistake("kind", "The key is missing. Name the kind of channel, such as email or telegram.");
        }
        if (!KIND.matcher(kind).matches()) {
            throw yaml.mistake("kind", "'%s' is not the name of a kind of channel.".formatted(kind));
        }
        AmbiguousSend ambiguousSend = RESENDING_KINDS.contains(kind) ? AmbiguousSend.RESEND : AmbiguousSend.ASK;
        return new ChannelConfig(
                id,
                kind,
                enabled,
                yaml.choice("mode", Mode.class, Mode.LIVE),
                yaml.probability("auto-threshold", AUTO_THRESHOLD),
                yaml.texts("never-automatic"),
                approval(yaml),
                yaml.choice("ambiguous-send", AmbiguousSend.class, ambiguousSend),
                pace(yaml, kind),
                end(yaml.section("source"), kind + "-source"),
                end(yaml.section("sink"), kind + "-sink"),
                HoursReader.read(yaml),
                ChatReader.read(yaml, kind));
    }

    /** What nobody configures suits the kind: people send chat messages in bursts, and Telegram asks for these limits. */
    private static Pace pace(ConfigSection yaml, String kind) {
        boolean telegram = kind.equals("telegram");
        String quietWindow = telegram ? "3s" : kind.equals("email") ? "5s" : "0s";
        return new Pace(
                yaml.durationOrZero("quiet-window", quietWindow),
                yaml.rate("rate-limit", telegram ? "30/s" : "none"),
                yaml.rate("rate-limit-per-conversation", telegram ? "1/s" : "none"));
    }

    private static Approval approval(ConfigSection channel) {
        ConfigSection yaml =
                channel.section("approval").onlyKeys("timeout", "on-timeout", "holding-message", "priority");
        return new Approval(
                yaml.duration("timeout", "15m"),
                yaml.choice("on-timeout", OnTimeout.class, OnTimeout.ESCALATE),
                yaml.text("holding-message", null),
                yaml.number("priority", 0, -9, 9),
                channel.texts("four-eyes"));
    }

    private static End end(ConfigSection yaml, String kamelet) {
        return new End(yaml.text("kamelet", kamelet), yaml.others("kamelet"));
    }

    private static UnaryOperator<String> required(PropertyResolver placeholders) {
        return text -> {
            try {
                return placeholders.resolveRequiredPlaceholders(text);
            } catch (PlaceholderResolutionException e) {
                String name = text.replaceAll("(?s)^.*?\\$\\{([^}:]*).*$", "$1");
                throw new UnresolvedPlaceholder(name);
            }
        };
    }
}
