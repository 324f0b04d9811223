package io.serai.webhook;

import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param allowPrivate hosts that may be told of events although they are not on the public internet, and without TLS
 * @param readTimeout until a silent receiver is given up
 */
@ConfigurationProperties("serai.webhooks")
record WebhookSettings(
        @DefaultValue Set<String> allowPrivate,
        @DefaultValue("15s") Duration readTimeout) {

    WebhookSettings {
        allowPrivate = allowPrivate.stream()
                .map(String::strip)
                .map(String::toLowerCase)
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toSet());
    }
}
