package dev.parley.persistence.journal;

import java.util.Map;

/** The stored names of {@link WarmUpEntity}. */
public final class WarmUpNames implements JournalNames {
    /** That a node proved its journal. */
    record Written() implements JournalEvent {}

    /** How often. */
    record Proof(int written) implements JournalEvent {}

    @Override
    public Map<String, Class<? extends JournalEvent>> names() {
        return Map.of("warm-up.written.v1", Written.class, "warm-up.proof.v1", Proof.class);
    }
}
