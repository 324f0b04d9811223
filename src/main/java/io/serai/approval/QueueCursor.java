package io.serai.approval;

import io.serai.shared.SeraiException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Where a page of the queue ended. */
record QueueCursor(int priority, Instant dueAt, UUID id) {

    static QueueCursor of(String text) {
        try {
            String[] parts = text.split("_", 3);
            return new QueueCursor(
                    Integer.parseInt(parts[0]),
                    Instant.EPOCH.plus(Long.parseLong(parts[1]), ChronoUnit.MICROS),
                    UUID.fromString(parts[2]));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
            throw SeraiException.invalid("cursor", "This is not the next_cursor of a part before.");
        }
    }

    @Override
    public String toString() {
        return priority + "_" + ChronoUnit.MICROS.between(Instant.EPOCH, dueAt) + "_" + id;
    }
}
