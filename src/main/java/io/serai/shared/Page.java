package io.serai.shared;

import java.util.List;
import java.util.function.Function;

/** A part of a list. @param nextCursor what to ask for the next part with, or null at the end */
public record Page<T>(List<T> items, String nextCursor) {

    /** Cuts a page from rows that were read with {@code limit + 1}. */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Object> cursor) {
        if (rows.size() <= limit) {
            return new Page<>(rows, null);
        }
        return new Page<>(
                rows.subList(0, limit), cursor.apply(rows.get(limit - 1)).toString());
    }

    /** The same for short lists that are told apart by their place. @param before how many came before, null for none */
    public static <T> Page<T> numbered(List<T> rows, int limit, Integer before) {
        int end = (before == null ? 0 : before) + limit;
        return of(rows, limit, unused -> end);
    }
}
