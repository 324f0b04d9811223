package io.serai.delivery;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;

/** A delivery with each attempt to send it, the first one first. @param text what was, or is, to be sent */
public record DeliveryDetail(@JsonUnwrapped DeliveryView delivery, String text, List<Attempt> history) {

    /** @param endedAt null while it is under way, or when the hub went down in it */
    public record Attempt(Instant startedAt, Instant endedAt, String outcome, String detail) {}
}
