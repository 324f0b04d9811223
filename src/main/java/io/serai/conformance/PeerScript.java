package io.serai.conformance;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * A channel's outside world in one file, {@code channels-config/<id>/conformance.yaml}, for channels that speak HTTP.
 *
 * @param settings values for the {@code ${NAME}} of channel.yaml, so that the channel speaks to the peer; {@code {peer}} is
 *     the peer's address
 * @param send how the outside world hands a message to the hub
 * @param receive how it takes one
 * @param notApplicable checks that make no sense, by name in kebab case, each with the reason
 */
record PeerScript(
        Map<String, String> settings, Send send, Receive receive, int oversize, Map<String, String> notApplicable) {

    /**
     * @param url {@code {hub}} is the hub's address and {@code {channel}} the channel's id; {@code {name}}, {@code {sender}} and {@code {text}} are the message's,
     *     ready to stand in a JSON text
     * @param body likewise, and {@code {attachments}}: a list of objects with name, media_type and content
     * @param automatic the body of what a program wrote
     * @param malformed the body of what cannot be understood
     * @param secret signs each request as Standard Webhooks says; or null
     */
    record Send(
            String url, Map<String, String> headers, String body, String automatic, String malformed, String secret) {}

    /** @param text where the text is in the body, as a JSON pointer. @param name where its name is, a header's name */
    record Receive(String text, String name, int refuseForNow, int taken, String answer) {}

    private static final YAMLMapper YAML = YAMLMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    static PeerScript read(Path file) throws IOException {
        return YAML.readValue(file.toFile(), PeerScript.class);
    }

    PeerScript {
        settings = settings == null ? Map.of() : Map.copyOf(settings);
        notApplicable = notApplicable == null ? Map.of() : Map.copyOf(notApplicable);
    }
}
