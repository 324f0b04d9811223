package io.serai.channel;

/** A message as it came over the wire. */
public record RawMessage(byte[] content, String mediaType) {}
