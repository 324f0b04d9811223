package io.serai.channel;

/**
 * A customer changed a message that they had sent before.
 *
 * @param externalId names this edit
 * @param message as it reads now, under the name of the original
 * @param standsAlone whether it counts as a message of its own where the original never arrived
 */
public record MessageEdit(String externalId, IncomingMessage message, boolean standsAlone) implements Arrival {

    @Override
    public String channelId() {
        return message.channelId();
    }

    @Override
    public RawMessage raw() {
        return message.raw();
    }

    @Override
    public MessageEdit named(String name) {
        return new MessageEdit(name, message, standsAlone);
    }
}
