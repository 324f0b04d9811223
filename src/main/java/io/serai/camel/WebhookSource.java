package io.serai.camel;

import io.serai.channel.Arrival;
import io.serai.channel.WebhookMessages;
import io.serai.shared.RouteStep;
import org.springframework.stereotype.Component;

/** Step of the kamelet webhook-source. */
@Component
class WebhookSource {

    private final WebhookMessages messages;

    WebhookSource(WebhookMessages messages) {
        this.messages = messages;
    }

    @RouteStep
    public Arrival posted(String body, String id, String channelId) {
        return messages.read(channelId, id, body);
    }
}
