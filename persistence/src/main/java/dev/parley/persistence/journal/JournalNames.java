package dev.parley.persistence.journal;

import java.util.List;
import java.util.Map;

/**
 * One capability's part of the {@link EventCatalogue}. Implementations have a constructor without parameters, and are
 * listed under {@code parley.journal.catalogues}.
 */
public interface JournalNames {
    /**
     * Stored name to class, such as {@code conversation.message-posted.v1}. A name is never given to another meaning. An
     * added field that may be absent needs no new name; every other change gets the next version and an {@link Upcaster}
     * from this one.
     */
    Map<String, Class<? extends JournalEvent>> names();

    /** The ways from names that are not written any more to those that are. */
    default List<Upcaster> upcasters() {
        return List.of();
    }
}
