package dev.parley.protocol;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A part of a collection.
 *
 * @param nextCursor the {@code cursor} of the next page; absent on the last one
 * @param total where it is free to know
 */
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @Nullable Long total) {
    public Page {
        items = List.copyOf(items);
    }

    /** All there is. */
    public static <T> Page<T> all(List<T> items) {
        return new Page<>(items, null, (long) items.size());
    }
}
