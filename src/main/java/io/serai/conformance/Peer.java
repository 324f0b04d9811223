package io.serai.conformance;

import java.util.List;
import java.util.Map;

/** The outside world of one channel, as a check wants it: customers who write, and a server that misbehaves when told. */
public interface Peer extends AutoCloseable {

    /** @param name the message's own name in the channel: the same for a redelivery. @param attachment or null */
    record Letter(String name, String sender, String text, Attachment attachment) {}

    record Attachment(String name, String mediaType, byte[] content) {}

    /** What the hub sent. @param name by which it may be recognised when it comes twice */
    record Received(String name, String text) {}

    enum Misbehaviour {
        /** Turn it away, not for good. */
        REFUSE_FOR_NOW,
        /** Take it and never answer. */
        TAKE_IN_SILENCE
    }

    /**
     * A customer writes.
     *
     * @return whether the channel took it; where the channel itself asks for messages, true
     */
    boolean write(Letter letter);

    /** Something arrives that is no message. @return whether the channel took it */
    boolean writeMalformed(String name);

    /** A program writes, and says so as programs do in this channel. */
    boolean writeAutomatic(Letter letter);

    /** The next thing that the hub sends meets this. */
    void misbehaveOnce(Misbehaviour misbehaviour);

    /** What was taken, in its order. */
    List<Received> received();

    /** How long a text is too long for one message, in characters. */
    int oversize();

    /** Checks that make no sense for this channel, each with the reason. */
    Map<Check, String> notApplicable();

    @Override
    default void close() {}
}
