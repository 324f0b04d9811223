package io.serai.channel;

/** What a channel's source kamelet hands to the message intake: a message, or something that could not be understood. */
public sealed interface Arrival permits IncomingMessage, UnreadableMessage {

    String channelId();

    /** The channel's own, stable name for this message: the same for every redelivery of it. */
    String externalId();

    /** The message as it came over the wire, or null where the message itself is all that came. */
    RawMessage raw();
}
