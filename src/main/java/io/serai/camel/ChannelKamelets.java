package io.serai.camel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.ChannelFiles;
import io.serai.channel.ChannelMistake;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.component.kamelet.KameletComponent;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.springframework.stereotype.Component;

/** What the kamelets of the channels say about themselves, and whether a channel's configuration fits. */
@Component
class ChannelKamelets {

    /** The parameter that every kamelet of a channel may declare and that the hub fills. */
    static final String CHANNEL_ID = "channelId";

    private static final YAMLMapper YAML = new YAMLMapper();

    private final CamelContext camel;

    ChannelKamelets(CamelContext camel) {
        this.camel = camel;
    }

    /** @throws ChannelMistake when a kamelet is missing or its parameters do not fit */
    void check(ChannelConfig config) {
        check(config, "source", config.source());
        check(config, "sink", config.sink());
    }

    /** Whether the kamelet's source will not offer a message again that could not be stored. */
    boolean mustRetryIntake(String kamelet) {
        return find(kamelet)
                .map(definition -> definition.at("/metadata/annotations").path("serai.io/redelivers"))
                .filter(redelivers -> redelivers.asText().equals("false"))
                .isPresent();
    }

    private void check(ChannelConfig config, String end, End given) {
        JsonNode kamelet = find(given.kamelet()).orElseThrow(() -> noKamelet(config, end, given.kamelet()));
        Map<String, JsonNode> declared = new LinkedHashMap<>();
        kamelet.at("/spec/definition/properties").properties().stream()
                .filter(property -> !property.getKey().equals(CHANNEL_ID))
                .forEach(property -> declared.put(property.getKey(), property.getValue()));
        given.parameters().forEach((name, value) -> {
            String key = end + "." + name;
            if (!declared.containsKey(name)) {
                throw mistake(
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
                throw mistake(
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
            throw mistake(config, key, "The value contains '{{', which the routes would take for a placeholder.");
        }
        String type = declared.path("type").asText();
        if (type.equals("integer") && !value.matches("\\d{1,9}")) {
            throw mistake(config, key, "'%s' is not a whole number.".formatted(value));
        }
        if (type.equals("boolean") && !List.of("true", "false").contains(value)) {
            throw mistake(config, key, "'%s' is neither true nor false.".formatted(value));
        }
        if (declared.has("enum")) {
            List<String> allowed =
                    declared.path("enum").valueStream().map(JsonNode::asText).toList();
            if (!allowed.contains(value)) {
                throw mistake(config, key, "'%s' is not one of: %s.".formatted(value, String.join(", ", allowed)));
            }
        }
    }

    private static ChannelMistake noKamelet(ChannelConfig config, String end, String kamelet) {
        if (kamelet.equals(config.kind() + "-" + end)) {
            return mistake(
                    config,
                    "kind",
                    "There is no channel of the kind '%s': the kamelet %s is missing."
                            .formatted(config.kind(), kamelet));
        }
        return mistake(config, end + ".kamelet", "There is no kamelet '%s'.".formatted(kamelet));
    }

    private Optional<JsonNode> find(String kamelet) {
        if (!kamelet.matches("[A-Za-z0-9-]+")) {
            return Optional.empty();
        }
        for (String location : camel.getComponent("kamelet", KameletComponent.class)
                .getLocation()
                .split(",")) {
            Resource resource =
                    ResourceHelper.resolveResource(camel, location.trim() + "/" + kamelet + ".kamelet.yaml");
            if (resource != null && resource.exists()) {
                try (InputStream yaml = resource.getInputStream()) {
                    return Optional.of(YAML.readTree(yaml));
                } catch (IOException e) {
                    throw new IllegalStateException("The kamelet %s cannot be read".formatted(kamelet), e);
                }
            }
        }
        return Optional.empty();
    }

    private static ChannelMistake mistake(ChannelConfig config, String key, String reason) {
        return new ChannelMistake(ChannelFiles.fileOf(config.id()), key, reason);
    }
}
