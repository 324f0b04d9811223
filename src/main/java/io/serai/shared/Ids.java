package io.serai.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids that sort by the time of their making (UUID version 7, RFC 9562), so that they can be paged through. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }
}
