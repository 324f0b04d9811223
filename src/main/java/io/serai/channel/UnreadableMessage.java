package io.serai.channel;

/**
 * Something that arrived and could not be understood. It is kept raw, shown and replayable.
 *
 * @param reason why, in words for an operator
 */
public record UnreadableMessage(String channelId, String externalId, String reason, RawMessage raw) implements Arrival {

    @Override
    public UnreadableMessage named(String name) {
        return new UnreadableMessage(channelId, name, reason, raw);
    }
}
