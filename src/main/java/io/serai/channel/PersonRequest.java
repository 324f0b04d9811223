package io.serai.channel;

/** A customer asks for a person, in so many words or by a button. @param message what they said or pressed */
public record PersonRequest(IncomingMessage message) implements Arrival {

    @Override
    public String channelId() {
        return message.channelId();
    }

    @Override
    public String externalId() {
        return message.externalId();
    }

    @Override
    public RawMessage raw() {
        return message.raw();
    }

    @Override
    public PersonRequest named(String name) {
        return new PersonRequest(message.named(name));
    }
}
