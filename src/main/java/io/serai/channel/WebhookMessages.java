package io.serai.channel;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.serai.channel.internal.webhook.WebhookReader;
import io.serai.shared.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The translation between the JSON of signed webhooks and the messages of the hub, and who may post it. */
@Component
public class WebhookMessages {

    private final Channels channels;
    private final ObjectMapper json;
    private final Clock clock;

    WebhookMessages(Channels channels, ObjectMapper json, Clock clock) {
        this.channels = channels;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param id the header webhook-id, or null; the others likewise
     * @return whether the channel's source has a secret, and this was signed with it within the last minutes
     */
    public boolean accepts(String channelId, String id, String timestamp, String signature, String body) {
        return channels.find(channelId)
                .filter(ChannelConfig::enabled)
                .flatMap(config -> signatureOf(config.source().parameters().get("secret")))
                .filter(expected -> expected.matches(
                        id, timestamp, signature, body.getBytes(StandardCharsets.UTF_8), clock.instant()))
                .isPresent();
    }

    private static Optional<WebhookSignature> signatureOf(String secret) {
        try {
            return Optional.ofNullable(secret).map(WebhookSignature::of);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * @param externalId the header webhook-id: the same for every redelivery
     * @param body what cannot be understood in it comes back as {@link UnreadableMessage}
     */
    public Arrival read(String channelId, String externalId, String body) {
        String kind = channels.find(channelId).map(ChannelConfig::kind).orElse("webhook");
        return WebhookReader.read(channelId, kind, externalId, body);
    }

    /** The body that tells the other end of a message. */
    public String write(OutgoingMessage message) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("conversation", message.threadKey());
        fields.put("recipient", Map.of("id", WebhookReader.nameOf(message.channelId(), message.address())));
        fields.put("subject", message.subject());
        fields.put("text", message.text());
        fields.put("in_reply_to", message.references());
        try {
            return json.writeValueAsString(fields);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
