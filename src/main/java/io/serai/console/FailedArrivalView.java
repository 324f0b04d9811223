package io.serai.console;

import io.serai.conversation.FailedArrival;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.UUID;

/** Something that arrived and could not be understood. @param raw text as it is, anything else in Base64 */
public record FailedArrivalView(
        UUID id, String channelId, String externalId, String reason, String mediaType, String raw, Instant receivedAt) {

    private static final int SHOWN = 16_384;

    static FailedArrivalView of(FailedArrival arrival) {
        return new FailedArrivalView(
                arrival.id(),
                arrival.channelId(),
                arrival.externalId(),
                arrival.reason(),
                arrival.mediaType(),
                arrival.raw() == null
                        ? null
                        : text(Arrays.copyOf(arrival.raw(), Math.min(SHOWN, arrival.raw().length))),
                arrival.receivedAt());
    }

    private static String text(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return Base64.getEncoder().encodeToString(raw);
        }
    }
}
