package io.serai.console;

import io.serai.approval.State;
import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

/** What became of each of several drafts. */
public record BulkOutcome(List<Item> items) {

    /** @param state when it is done, else null @param kind of the problem, else null @param code of the problem, or null */
    public record Item(UUID id, boolean done, State state, String kind, Object code, String detail) {}

    /** Each in a transaction of its own: one that fails holds up no other. */
    static BulkOutcome of(List<UUID> ids, Function<UUID, State> work) {
        return new BulkOutcome(ids.stream().map(id -> item(id, work)).toList());
    }

    private static Item item(UUID id, Function<UUID, State> work) {
        try {
            return new Item(id, true, work.apply(id), null, null, null);
        } catch (SeraiException e) {
            if (e.kind() == Kind.UNAVAILABLE || e.kind() == Kind.INVALID) {
                throw e;
            }
            String kind = e.kind().name().toLowerCase(Locale.ROOT);
            return new Item(id, false, null, kind, e.details().get("code"), e.getMessage());
        }
    }
}
