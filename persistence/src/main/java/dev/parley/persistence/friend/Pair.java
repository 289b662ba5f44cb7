package dev.parley.persistence.friend;

import dev.parley.protocol.account.UserId;

/**
 * Two users without regard to their order; everything between them is one log. Its text form, which names that log, is
 * data on disk.
 *
 * @param first the smaller id
 */
public record Pair(UserId first, UserId second) {
    private static final char SEPARATOR = '_';

    public Pair {
        if (first.compareTo(second) >= 0) {
            throw new IllegalArgumentException("a pair is of two users, the smaller id first");
        }
    }

    /** Throws {@link IllegalArgumentException} where both are the same. */
    public static Pair of(UserId one, UserId other) {
        return one.compareTo(other) < 0 ? new Pair(one, other) : new Pair(other, one);
    }

    /** Parses the text form. */
    public static Pair of(String text) {
        int separator = text.indexOf(SEPARATOR);
        if (separator < 0) {
            throw new IllegalArgumentException("not a pair of users: " + text);
        }
        return new Pair(UserId.of(text.substring(0, separator)), UserId.of(text.substring(separator + 1)));
    }

    /** The one who is not {@code user}. */
    public UserId other(UserId user) {
        return first.equals(user) ? second : first;
    }

    @Override
    public String toString() {
        return first.toString() + SEPARATOR + second;
    }
}
