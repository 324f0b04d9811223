package io.serai.channel;

import io.serai.channel.ChannelConfig.Chat;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads what only a web chat has. */
final class ChatReader {

    private static final Pattern ORIGIN = Pattern.compile("https?://[a-z0-9.\\-\\[\\]:]+");
    private static final Pattern FIELD = Pattern.compile("[a-z][a-z0-9_]{0,39}");
    private static final int SHORTEST_SECRET = 16;
    private static final int LONGEST_LABEL = 100;
    private static final int MOST_FIELDS = 10;

    private ChatReader() {}

    static Chat read(ConfigSection yaml, String kind) {
        Set<String> origins = yaml.texts("origins");
        origins.stream().filter(it -> !ORIGIN.matcher(it).matches()).findFirst().ifPresent(wrong -> {
            throw yaml.mistake("origins", "'%s' is not an origin, such as https://shop.example.".formatted(wrong));
        });
        String secret = yaml.text("identity-secret", null);
        if (secret != null && secret.length() < SHORTEST_SECRET) {
            throw yaml.mistake("identity-secret", "Use at least %d characters.".formatted(SHORTEST_SECRET));
        }
        ConfigSection away = yaml.section("away").onlyKeys("email-channel", "after");
        if (yaml.has("chat") && !kind.equals("webchat")) {
            throw yaml.mistake("chat", "Only a channel of the kind webchat has one.");
        }
        ConfigSection chat = yaml.section("chat").onlyKeys("name", "form");
        return new Chat(
                origins,
                secret,
                away.text("email-channel", null),
                away.duration("after", "2m"),
                chat.text("name", null),
                form(chat),
                streamThreshold(yaml));
    }

    private static Double streamThreshold(ConfigSection yaml) {
        if (yaml.text("stream-threshold", null) == null) {
            return null;
        }
        double threshold = yaml.probability("stream-threshold", 1);
        if (threshold < yaml.probability("auto-threshold", ChannelFiles.AUTO_THRESHOLD)) {
            throw yaml.mistake(
                    "stream-threshold", "It must not be below auto-threshold: what is shown cannot be taken back.");
        }
        return threshold;
    }

    private static List<FormField> form(ConfigSection chat) {
        List<FormField> form = new ArrayList<>();
        for (ConfigSection yaml : chat.sections("form")) {
            yaml.onlyKeys("field", "label", "required");
            String field = yaml.text("field", null);
            if (field == null || !FIELD.matcher(field).matches()) {
                throw yaml.mistake("field", "Name the field: name, email, or a name of your own of a-z, 0-9 and '_'.");
            }
            if (form.stream().anyMatch(it -> it.field().equals(field))) {
                throw yaml.mistake("field", "'%s' is asked for twice.".formatted(field));
            }
            String label = yaml.text("label", null);
            if (label == null || label.length() > LONGEST_LABEL) {
                throw yaml.mistake(
                        "label", "Say what visitors read there, in at most %d characters.".formatted(LONGEST_LABEL));
            }
            form.add(new FormField(field, label, yaml.flag("required", false)));
        }
        if (form.size() > MOST_FIELDS) {
            throw chat.mistake("form", "Ask for at most %d things.".formatted(MOST_FIELDS));
        }
        return List.copyOf(form);
    }
}
