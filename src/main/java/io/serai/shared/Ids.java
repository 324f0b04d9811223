package io.serai.shared;

import com.github.f4b6a3.uuid.UuidCreator;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Ids that sort by the time of their making (UUID version 7, RFC 9562), so that they can be paged through. */
public final class Ids {

    private Ids() {}

    public static UUID next() {
        return UuidCreator.getTimeOrderedEpoch();
    }

    /**
     * The id of what a request makes: the same for the same request of the same person, so that it is made once.
     *
     * @param idempotencyKey null for a request that is not to be known again
     * @param body belongs to the name: another body under the same key is another request
     */
    public static UUID of(String idempotencyKey, UUID accountId, Object body) {
        if (idempotencyKey == null) {
            return next();
        }
        String name = "%s\n%s\n%s".formatted(idempotencyKey, accountId, body);
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
