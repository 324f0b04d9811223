package io.serai.conversation;

import io.serai.shared.SeraiException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Where a page of conversations ended. */
record ActivityCursor(Instant activeAt, UUID id) {

    static ActivityCursor of(String text) {
        try {
            int split = text.indexOf('_');
            long micros = Long.parseLong(text.substring(0, split));
            return new ActivityCursor(
                    Instant.EPOCH.plus(micros, ChronoUnit.MICROS), UUID.fromString(text.substring(split + 1)));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw SeraiException.invalid("cursor", "This is not the next_cursor of a part before.");
        }
    }

    @Override
    public String toString() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, activeAt) + "_" + id;
    }
}
