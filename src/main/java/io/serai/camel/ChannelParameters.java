package io.serai.camel;

import com.fasterxml.jackson.databind.JsonNode;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.ChannelMistake;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the parameters that a channel gives are those that its kamelet declares. */
final class ChannelParameters {

    private ChannelParameters() {}

    /** @throws ChannelMistake when they are not; a value that must match a pattern, such as a secret, is not told */
    static void check(ChannelConfig config, String end, End given, JsonNode kamelet) {
        Map<String, JsonNode> declared = new LinkedHashMap<>();
        kamelet.at("/spec/definition/properties").properties().stream()
                .filter(property -> !property.getKey().equals(ChannelKamelets.CHANNEL_ID))
                .forEach(property -> declared.put(property.getKey(), property.getValue()));
        given.parameters().forEach((name, value) -> {
            String key = end + "." + name;
            if (!declared.containsKey(name)) {
                throw ChannelKamelets.mistake(
                        config,
                        key,
                        "The kamelet %s has no such parameter. It has: %s."
                                .formatted(given.kamelet(), String.join(", ", declared.keySet())));
            }
            checkValue(config, key, declared.get(name), value);
        });
        kamelet.at("/spec/definition/required").forEach(name -> {
            String value = given.parameters().get(name.asText());
            if (declared.containsKey(name.asText()) && (value == null || value.isBlank())) {
                throw ChannelKamelets.mistake(
                        config,
                        end + "." + name.asText(),
                        "The kamelet %s needs a value here: %s"
                                .formatted(
                                        given.kamelet(),
                                        declared.get(name.asText())
                                                .path("description")
                                                .asText()));
            }
        });
    }

    private static void checkValue(ChannelConfig config, String key, JsonNode declared, String value) {
        if (value.contains("{{")) {
            throw ChannelKamelets.mistake(
                    config, key, "The value contains '{{', which the routes would take for a placeholder.");
        }
        String type = declared.path("type").asText();
        if (type.equals("integer") && !value.matches("\\d{1,9}")) {
            throw ChannelKamelets.mistake(config, key, "'%s' is not a whole number.".formatted(value));
        }
        if (type.equals("boolean") && !List.of("true", "false").contains(value)) {
            throw ChannelKamelets.mistake(config, key, "'%s' is neither true nor false.".formatted(value));
        }
        if (declared.has("pattern") && !value.matches(declared.path("pattern").asText())) {
            throw ChannelKamelets.mistake(
                    config,
                    key,
                    "The value is not of the form: "
                            + declared.path("description").asText());
        }
        if (declared.has("enum")) {
            List<String> allowed =
                    declared.path("enum").valueStream().map(JsonNode::asText).toList();
            if (!allowed.contains(value)) {
                throw ChannelKamelets.mistake(
                        config, key, "'%s' is not one of: %s.".formatted(value, String.join(", ", allowed)));
            }
        }
    }
}
