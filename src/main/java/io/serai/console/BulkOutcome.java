package io.serai.console;

import io.serai.approval.State;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** What became of each of several drafts. */
public record BulkOutcome(List<Item> items) {

    /**
     * @param state when it is done, else null
     * @param kind of the problem, else null
     * @param code of the problem, or null
     * @param claimedById who was first, with name and time, when it is somebody else's, else null
     */
    public record Item(
            UUID id,
            boolean done,
            State state,
            String kind,
            Object code,
            String detail,
            Object claimedById,
            Object claimedByName,
            Object claimedAt) {

        static Item done(UUID id, State state) {
            return new Item(id, true, state, null, null, null, null, null, null);
        }

        static Item failed(UUID id, SeraiException e) {
            Map<String, Object> facts = e.details();
            return new Item(
                    id,
                    false,
                    null,
                    e.kind().name().toLowerCase(Locale.ROOT),
                    facts.get("code"),
                    e.getMessage(),
                    facts.get("claimed_by_id"),
                    facts.get("claimed_by_name"),
                    facts.get("claimed_at"));
        }
    }

    /** Each in a transaction of its own: one that fails holds up no other. */
    static BulkOutcome of(List<UUID> ids, Function<UUID, State> work) {
        return new BulkOutcome(ids.stream().map(id -> item(id, work)).toList());
    }

    private static Item item(UUID id, Function<UUID, State> work) {
        try {
            return Item.done(id, work.apply(id));
        } catch (SeraiException e) {
            if (e.kind() == Kind.UNAVAILABLE || e.kind() == Kind.INVALID) {
                throw e;
            }
            return Item.failed(id, e);
        }
    }
}
