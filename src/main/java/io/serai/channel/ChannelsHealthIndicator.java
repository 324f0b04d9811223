package io.serai.channel;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Shows each channel. A channel whose server is down does not make the hub unhealthy: the others go on. */
@Component
class ChannelsHealthIndicator implements HealthIndicator {

    private final Channels channels;

    ChannelsHealthIndicator(Channels channels) {
        this.channels = channels;
    }

    @Override
    public Health health() {
        Health.Builder health = Health.up();
        channels.all().forEach(status -> health.withDetail(status.id(), details(status)));
        return health.build();
    }

    private static Map<String, Object> details(ChannelStatus status) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("state", status.state());
        details.put("since", status.since());
        if (status.kind() != null) {
            details.put("kind", status.kind());
            details.put("mode", status.mode());
        }
        if (status.detail() != null) {
            details.put("detail", status.detail());
        }
        if (status.version() != null) {
            details.put("version", status.version());
        }
        if (status.mistake() != null) {
            details.put("refused-version", status.refusedVersion());
            details.put("mistake", status.mistake());
        }
        return details;
    }
}
