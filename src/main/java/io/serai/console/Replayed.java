package io.serai.console;

import io.serai.shared.Kind;
import io.serai.shared.SeraiException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

/** What became of dead letters that were replayed together. @param refused those that stay what they were */
public record Replayed(int replayed, int refused) {

    /** Each in a transaction of its own: one that cannot be replayed does not hold up the others. */
    static Replayed each(List<UUID> ids, Consumer<UUID> replay) {
        int refused = 0;
        for (UUID id : ids) {
            try {
                replay.accept(id);
            } catch (SeraiException e) {
                if (e.kind() == Kind.UNAVAILABLE) {
                    throw e;
                }
                refused++;
            }
        }
        return new Replayed(ids.size() - refused, refused);
    }
}
