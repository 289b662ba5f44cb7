package dev.parley.node.conversation;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.Collection;
import java.util.RandomAccess;

/**
 * A list that grows at its end and is cut at its front, as an item after the other goes by. Immutable; a successor shares
 * all but the latest few items, so that a step costs the copy of those alone.
 */
final class Trail<E> extends AbstractList<E> implements RandomAccess {
    /** Items that are copied by a step at the most; all are, once in so many steps. */
    private static final int LATEST = 32;

    private static final Object[] NONE = {};

    private final Object[] older;
    private final int from;
    private final Object[] latest;

    /** What lies before {@code from} is not in it any more. */
    private Trail(Object[] older, int from, Object[] latest) {
        this.older = older;
        this.from = from;
        this.latest = latest;
    }

    static <E> Trail<E> of(Collection<? extends E> items) {
        return new Trail<>(items.toArray(), 0, NONE);
    }

    /** With {@code item} at the end, and without the first {@code cut}. */
    Trail<E> with(E item, int cut) {
        if (latest.length < LATEST && cut <= older.length - from) {
            Object[] next = Arrays.copyOf(latest, latest.length + 1);
            next[latest.length] = item;
            return new Trail<>(older, from + cut, next);
        }
        Object[] all = new Object[size() - cut + 1];
        for (int i = 0; i < all.length - 1; i++) {
            all[i] = get(cut + i);
        }
        all[all.length - 1] = item;
        return new Trail<>(all, 0, NONE);
    }

    @Override
    @SuppressWarnings("unchecked") // only items come in
    public E get(int index) {
        int kept = older.length - from;
        if (index < 0) {
            throw new IndexOutOfBoundsException(index);
        }
        return (E) (index < kept ? older[from + index] : latest[index - kept]);
    }

    @Override
    public int size() {
        return older.length - from + latest.length;
    }
}
