package io.serai.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.serai.channel.ChannelConfig.Rate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.boot.convert.DurationStyle;

/** A mapping in a channel's configuration, read strictly: what is not as it should be is a {@link ChannelMistake}. */
final class ConfigSection {

    private static final Pattern RATE = Pattern.compile("([1-9]\\d{0,5})/([smh])");

    private final String file;
    private final String path;
    private final JsonNode values;
    private final UnaryOperator<String> placeholders;

    ConfigSection(String file, String path, JsonNode values, UnaryOperator<String> placeholders) {
        this.file = file;
        this.path = path;
        this.values = values;
        this.placeholders = placeholders;
        if (!values.isObject()) {
            throw new ChannelMistake(file, path, "Write a mapping here: lines of the form 'key: value'.");
        }
    }

    ConfigSection onlyKeys(String... allowed) {
        values.fieldNames().forEachRemaining(name -> {
            if (!List.of(allowed).contains(name)) {
                throw mistake(name, "There is no such key. Allowed here: " + String.join(", ", allowed) + ".");
            }
        });
        return this;
    }

    boolean has(String key) {
        return values.hasNonNull(key);
    }

    /** The mappings of a list; none when there is no such key. */
    List<ConfigSection> sections(String key) {
        JsonNode list = values.path(key);
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray()) {
            throw mistake(key, "Write a list of mappings here, each beginning with '-'.");
        }
        List<ConfigSection> sections = new ArrayList<>();
        list.forEach(element ->
                sections.add(new ConfigSection(file, key(key) + "[" + sections.size() + "]", element, placeholders)));
        return sections;
    }

    ConfigSection section(String key) {
        JsonNode value = values.path(key);
        JsonNode mapping = value.isMissingNode() || value.isNull() ? JsonNodeFactory.instance.objectNode() : value;
        return new ConfigSection(file, key(key), mapping, placeholders);
    }

    String text(String key, String otherwise) {
        JsonNode value = values.path(key);
        if (value.isMissingNode()) {
            return otherwise;
        }
        String text = scalar(key, value);
        if (text.isBlank()) {
            throw noValue(key);
        }
        return text;
    }

    boolean flag(String key, boolean otherwise) {
        String text = text(key, String.valueOf(otherwise));
        if (!Set.of("true", "false").contains(text)) {
            throw mistake(key, "'%s' is neither true nor false.".formatted(text));
        }
        return Boolean.parseBoolean(text);
    }

    double probability(String key, double otherwise) {
        String text = text(key, String.valueOf(otherwise));
        double number;
        try {
            number = Double.parseDouble(text);
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (!(number >= 0 && number <= 1)) {
            throw mistake(key, "'%s' is not a number from 0 to 1, such as 0.80.".formatted(text));
        }
        return number;
    }

    int number(String key, int otherwise, int least, int most) {
        String text = text(key, String.valueOf(otherwise));
        if (!text.matches("-?[0-9]{1,9}") || Integer.parseInt(text) < least || Integer.parseInt(text) > most) {
            throw mistake(key, "'%s' is not a whole number from %d to %d.".formatted(text, least, most));
        }
        return Integer.parseInt(text);
    }

    Duration duration(String key, String otherwise) {
        String text = text(key, otherwise);
        try {
            Duration duration = DurationStyle.SIMPLE.parse(text);
            if (duration.compareTo(Duration.ZERO) > 0 && Character.isLetter(text.charAt(text.length() - 1))) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            // Told below, like a duration without a unit.
        }
        throw mistake(key, "'%s' is not a duration, such as 90s, 15m or 2h.".formatted(text));
    }

    Duration durationOrZero(String key, String otherwise) {
        return text(key, otherwise).equals("0s") ? Duration.ZERO : duration(key, otherwise);
    }

    /** @param otherwise such as {@code 30/s}, or {@code none} */
    Rate rate(String key, String otherwise) {
        String text = text(key, otherwise);
        if (text.equals("none")) {
            return null;
        }
        Matcher rate = RATE.matcher(text);
        if (!rate.matches()) {
            throw mistake(key, "'%s' is not a rate, such as 30/s, 20/m or 500/h; or none.".formatted(text));
        }
        Duration per =
                switch (rate.group(2)) {
                    case "s" -> Duration.ofSeconds(1);
                    case "m" -> Duration.ofMinutes(1);
                    default -> Duration.ofHours(1);
                };
        return new Rate(Integer.parseInt(rate.group(1)), per);
    }

    <E extends Enum<E>> E choice(String key, Class<E> choices, E otherwise) {
        String text = text(key, written(otherwise));
        return Arrays.stream(choices.getEnumConstants())
                .filter(choice -> written(choice).equals(text))
                .findFirst()
                .orElseThrow(() -> mistake(
                        key,
                        "'%s' is not one of: %s."
                                .formatted(
                                        text,
                                        Arrays.stream(choices.getEnumConstants())
                                                .map(ConfigSection::written)
                                                .collect(Collectors.joining(", ")))));
    }

    Set<String> texts(String key) {
        JsonNode value = values.path(key);
        if (value.isMissingNode()) {
            return Set.of();
        }
        if (!value.isArray()) {
            throw mistake(key, "Write a list here, such as [complaints, legal].");
        }
        Set<String> texts = new LinkedHashSet<>();
        value.forEach(element -> texts.add(scalar(key, element)));
        return texts;
    }

    Map<String, String> others(String... known) {
        Map<String, String> others = new LinkedHashMap<>();
        values.properties().stream()
                .filter(entry -> !List.of(known).contains(entry.getKey()))
                .forEach(entry -> others.put(entry.getKey(), scalar(entry.getKey(), entry.getValue())));
        return others;
    }

    private String scalar(String key, JsonNode value) {
        if (value.isNull()) {
            throw noValue(key);
        }
        if (value.isContainerNode()) {
            throw mistake(key, "Write a single value here, not a list or a mapping.");
        }
        try {
            return placeholders.apply(value.asText());
        } catch (UnresolvedPlaceholder e) {
            throw mistake(
                    key,
                    "There is no value for ${%s}. Set it in the environment or in .env, or give a default: ${%s:…}."
                            .formatted(e.getMessage(), e.getMessage()));
        }
    }

    private ChannelMistake noValue(String key) {
        return mistake(key, "There is no value. Write one, or take the key away.");
    }

    ChannelMistake mistake(String key, String reason) {
        return new ChannelMistake(file, key(key), reason);
    }

    private String key(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String written(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    static final class UnresolvedPlaceholder extends RuntimeException {
        UnresolvedPlaceholder(String name) {
            super(name);
        }
    }
}
