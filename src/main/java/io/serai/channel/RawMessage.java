package io.serai.channel;

/**
 * A message as it came over the wire.
 *
 * @param fingerprint the same for every copy of one message, whatever way it came, and another for another message; null
 *     where the channel's names for messages can be trusted to differ
 */
public record RawMessage(Content content, String mediaType, String fingerprint) {

    public RawMessage(byte[] content, String mediaType, String fingerprint) {
        this(Content.of(content), mediaType, fingerprint);
    }

    public RawMessage(byte[] content, String mediaType) {
        this(content, mediaType, null);
    }
}
