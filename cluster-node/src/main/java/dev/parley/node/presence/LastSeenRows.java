package dev.parley.node.presence;

import dev.parley.protocol.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rows of {@code last_seen} that a shard has to read and to write: gathered, some at a time, one statement of either
 * kind under way. Not thread-safe.
 */
final class LastSeenRows {
    /** What waits to be written while the database does not answer; the oldest gives way. */
    private static final int MOST_UNSAVED = 10_000;

    private final PresenceSettings settings;
    private final Set<UserId> wanted = new LinkedHashSet<>();
    private final Map<UserId, Instant> unsaved = new LinkedHashMap<>();
    private Instant refreshAt;
    private boolean loading;
    private Map<UserId, Instant> saving = Map.of();

    /** The shards take turns within {@code last-seen-every}, so that they do not write all at once. */
    LastSeenRows(int shard, PresenceSettings settings, Instant now) {
        this.settings = settings;
        Duration turn = settings.lastSeenEvery().multipliedBy(shard + 1L).dividedBy(Shards.COUNT);
        this.refreshAt = now.plus(turn);
    }

    void wanted(UserId user) {
        wanted.add(user);
    }

    void unwanted(UserId user) {
        wanted.remove(user);
    }

    /** What is to be read now; {@link #loaded} must follow, or {@link #notLoaded}. */
    List<UserId> takeWanted() {
        List<UserId> taken = new ArrayList<>();
        if (!loading) {
            Iterator<UserId> rest = wanted.iterator();
            while (rest.hasNext() && taken.size() < settings.rowsAtATime()) {
                taken.add(rest.next());
                rest.remove();
            }
            loading = !taken.isEmpty();
        }
        return taken;
    }

    void loaded() {
        loading = false;
    }

    void notLoaded(List<UserId> asked) {
        loading = false;
        wanted.addAll(asked);
    }

    void save(UserId user, Instant at) {
        unsaved.merge(user, at, (one, other) -> one.isAfter(other) ? one : other);
        if (unsaved.size() > MOST_UNSAVED) {
            Iterator<UserId> oldest = unsaved.keySet().iterator();
            oldest.next();
            oldest.remove();
        }
    }

    /** What is to be stored of a user, or is being stored, if anything is. */
    @Nullable
    Instant pending(UserId user) {
        Instant next = unsaved.get(user);
        return next == null ? saving.get(user) : next;
    }

    Map<UserId, Instant> unsaved() {
        return unsaved;
    }

    /** What is to be written now; {@link #saved} must follow, or {@link #notSaved}. */
    Map<UserId, Instant> takeUnsaved() {
        Map<UserId, Instant> taken = new LinkedHashMap<>();
        if (saving.isEmpty()) {
            Iterator<Map.Entry<UserId, Instant>> rest = unsaved.entrySet().iterator();
            while (rest.hasNext() && taken.size() < settings.rowsAtATime()) {
                Map.Entry<UserId, Instant> next = rest.next();
                taken.put(next.getKey(), next.getValue());
                rest.remove();
            }
            saving = taken;
        }
        return taken;
    }

    void saved() {
        saving = Map.of();
    }

    void notSaved(Map<UserId, Instant> rows) {
        saving = Map.of();
        rows.forEach(this::save);
    }

    boolean isRefreshDue(Instant now) {
        return !refreshAt.isAfter(now);
    }

    void refreshed(Instant now) {
        refreshAt = now.plus(settings.lastSeenEvery());
    }

    boolean isDue(Instant now) {
        return !wanted.isEmpty() || !unsaved.isEmpty() || isRefreshDue(now);
    }
}
