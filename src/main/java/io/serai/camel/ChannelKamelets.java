package io.serai.camel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.serai.channel.ChannelConfig;
import io.serai.channel.ChannelConfig.End;
import io.serai.channel.ChannelFiles;
import io.serai.channel.ChannelMistake;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

    /** @throws ChannelMistake when the kamelet is missing or broken, or the channel's parameters do not fit it */
    ChannelKamelet source(ChannelConfig config) {
        return checked(config, "source", config.source());
    }

    /** @throws ChannelMistake as for {@link #source} */
    ChannelKamelet sink(ChannelConfig config) {
        return checked(config, "sink", config.sink());
    }

    /** Whether the kamelet's source will not offer a message again that could not be stored. */
    static boolean mustRetryIntake(ChannelKamelet source) {
        return source.content()
                .at("/metadata/annotations")
                .path("serai.io/redelivers")
                .asText()
                .equals("false");
    }

    private ChannelKamelet checked(ChannelConfig config, String end, End given) {
        ChannelKamelet kamelet = find(config, end, given.kamelet());
        ChannelParameters.check(config, end, given, kamelet.content());
        return kamelet;
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

    private ChannelKamelet find(ChannelConfig config, String end, String name) {
        if (!name.matches("[A-Za-z0-9-]+")) {
            throw noKamelet(config, end, name);
        }
        for (String location : camel.getComponent("kamelet", KameletComponent.class)
                .getLocation()
                .split(",")) {
            Resource resource = ResourceHelper.resolveResource(camel, location.trim() + "/" + name + ".kamelet.yaml");
            if (resource != null && resource.exists()) {
                return read(name, resource);
            }
        }
        throw noKamelet(config, end, name);
    }

    private static ChannelKamelet read(String name, Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            String yaml = new String(content.readAllBytes(), StandardCharsets.UTF_8);
            JsonNode tree = YAML.readTree(yaml);
            if (!name.equals(tree.at("/metadata/name").asText())) {
                throw new ChannelMistake(fileOf(name), "metadata.name", "It must be the file's name: " + name + ".");
            }
            return new ChannelKamelet(name, yaml, tree);
        } catch (JsonProcessingException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            throw new ChannelMistake(fileOf(name), "", "Not valid YAML: " + reason);
        } catch (IOException e) {
            throw new ChannelMistake(fileOf(name), "", "The file cannot be read.");
        }
    }

    private static String fileOf(String kamelet) {
        return "kamelets/" + kamelet + ".kamelet.yaml";
    }

    static ChannelMistake mistake(ChannelConfig config, String key, String reason) {
        return new ChannelMistake(ChannelFiles.fileOf(config.id()), key, reason);
    }
}
