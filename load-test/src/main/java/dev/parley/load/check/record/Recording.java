package dev.parley.load.check.record;

/** What was seen, in the order in which it was written down. Append-only; {@link #add} is thread-safe. */
public interface Recording {
    /** One more. */
    void add(Observation observation);

    /** Hands out everything, from the beginning. */
    void replay(Reader reader);

    /** Who reads. */
    interface Reader {
        void next(Observation observation);
    }
}
