package io.serai.delivery;

import io.serai.shared.Audited;
import java.util.Map;
import java.util.UUID;

/** A person had a message sent again. */
public record DeliveryReplayed(
        UUID conversationId, String channelId, UUID deliveryId, UUID messageId, UUID actorId, State from)
        implements Audited {

    @Override
    public String subjectType() {
        return "delivery";
    }

    @Override
    public Object subjectId() {
        return deliveryId;
    }

    @Override
    public Map<String, Object> facts() {
        return Map.of("from", from);
    }
}
