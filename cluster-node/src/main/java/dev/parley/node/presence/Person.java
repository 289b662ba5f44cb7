package dev.parley.node.presence;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One user as the shard knows it. {@code D} is a node's desk; there are few of them, mostly one. */
final class Person<D> {
    private final List<D> on = new ArrayList<>(1);
    private final List<D> watchers = new ArrayList<>(1);
    private @Nullable Instant goneAt;
    private @Nullable Instant lastSeenAt;
    private boolean loaded;
    private boolean supposed;

    /** Online on a node, or gone so lately that it does not count yet. */
    boolean isOnline() {
        return !on.isEmpty() || goneAt != null;
    }

    boolean isConnected() {
        return !on.isEmpty();
    }

    /** Whether it is known when an offline user was seen last, or that nobody knows. */
    boolean isLoaded() {
        return loaded;
    }

    boolean isForgettable() {
        return !isOnline() && watchers.isEmpty();
    }

    PresenceState state() {
        return isOnline() ? PresenceState.ONLINE : PresenceState.lastSeen(lastSeenAt);
    }

    List<D> watchers() {
        return watchers;
    }

    void watch(D desk) {
        if (!watchers.contains(desk)) {
            watchers.add(desk);
        }
    }

    void unwatch(D desk) {
        watchers.remove(desk);
    }

    void connect(D desk) {
        if (!on.contains(desk)) {
            on.add(desk);
        }
        goneAt = null;
        supposed = false;
    }

    boolean isOn(D desk) {
        return on.contains(desk);
    }

    /** Returns whether nobody is left, and the grace begins, or begins later. */
    boolean disconnect(D desk, Instant at) {
        on.remove(desk);
        if (!on.isEmpty() || (goneAt != null && !supposed && !at.isAfter(goneAt))) {
            return false;
        }
        goneAt = at;
        supposed = false;
        return true;
    }

    /** Online as far as others knew; the grace begins, unless somebody knows better. */
    void suppose(Instant now) {
        goneAt = now;
        supposed = true;
    }

    @Nullable
    Instant goneAt() {
        return goneAt;
    }

    /** The grace is over. */
    void leave(Instant at) {
        goneAt = null;
        load(at);
    }

    /** What is stored, or nothing, is known now. */
    void load(@Nullable Instant at) {
        loaded = true;
        seen(at);
    }

    /** There may be a later time that is stored. */
    void seen(@Nullable Instant at) {
        if (at != null && (lastSeenAt == null || at.isAfter(lastSeenAt))) {
            lastSeenAt = at;
        }
    }
}
