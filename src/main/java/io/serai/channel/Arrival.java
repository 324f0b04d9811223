package io.serai.channel;

/**
 * What a channel's source kamelet hands to the message intake: a message, a change of one, a customer's wish or news
 * about them or their thread, the news that a message of ours did not arrive, something that does not concern the hub, or something that
 * could not be understood.
 */
public sealed interface Arrival
        permits IncomingMessage,
                MessageEdit,
                PersonRequest,
                Reachability,
                ThreadMoved,
                Bounce,
                Ignored,
                UnreadableMessage {

    String channelId();

    /** The channel's own, stable name for this message: the same for every redelivery of it. */
    String externalId();

    /** The message as it came over the wire, or null where the message itself is all that came. */
    RawMessage raw();

    /** The same under another name. */
    Arrival named(String externalId);
}
