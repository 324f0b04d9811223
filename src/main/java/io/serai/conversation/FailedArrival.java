package io.serai.conversation;

import java.time.Instant;
import java.util.UUID;

/** Something that arrived and could not be understood. @param raw as it came over the wire, or null; in lists its first 16 kB */
public record FailedArrival(
        UUID id,
        String channelId,
        String externalId,
        String reason,
        String mediaType,
        byte[] raw,
        Instant receivedAt) {}
