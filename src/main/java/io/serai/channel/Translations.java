package io.serai.channel;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Reads a message's wire form again, as the source of its channel once did. */
@Component
public class Translations {

    private final Channels channels;
    private final Emails emails;
    private final Telegrams telegrams;
    private final WebhookMessages webhooks;

    Translations(Channels channels, Emails emails, Telegrams telegrams, WebhookMessages webhooks) {
        this.channels = channels;
        this.emails = emails;
        this.telegrams = telegrams;
        this.webhooks = webhooks;
    }

    /** @return an {@link UnreadableMessage} when it still cannot be understood, or its channel is gone */
    public Arrival read(String channelId, String externalId, RawMessage raw) {
        String kind = channels.find(channelId).map(ChannelConfig::kind).orElse("");
        return switch (kind) {
            case "email" -> emails.read(channelId, raw.content());
            case "telegram" -> telegrams.read(channelId, text(raw));
            case "webhook" -> webhooks.read(channelId, externalId, text(raw));
            default ->
                new UnreadableMessage(channelId, externalId, "No channel that is configured now can read it.", raw);
        };
    }

    private static String text(RawMessage raw) {
        return new String(raw.content().bytes(), StandardCharsets.UTF_8);
    }
}
