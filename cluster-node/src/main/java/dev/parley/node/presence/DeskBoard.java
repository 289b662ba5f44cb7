package dev.parley.node.presence;

import dev.parley.node.presence.DeskLine.Watched;
import dev.parley.protocol.account.UserId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sockets of a node as presence sees them: whose they are, and whom they watch. Friends are told of where they are
 * online, those of the socket's own list in any case, those who have blocked its user never. Not thread-safe.
 *
 * @param <S> a socket
 */
final class DeskBoard<S> {
    private final InstantSource clock;
    private final Listener<S> listener;
    private final List<DeskLine<S>> lines = new ArrayList<>();
    private final Map<S, Socket> sockets = new HashMap<>();

    /** Where presence goes. */
    @FunctionalInterface
    interface Listener<S> {
        void tell(Collection<S> sockets, UserId user, PresenceState state);
    }

    /** Where reports go. */
    @FunctionalInterface
    interface Reports {
        void send(int shard, DeskReport report);
    }

    private static final class Socket {
        private final UserId user;
        private Set<UserId> friends = Set.of();
        private Set<UserId> blockedBy = Set.of();
        private Set<UserId> own = Set.of();

        private Socket(UserId user) {
            this.user = user;
        }

        Set<UserId> visible() {
            Set<UserId> visible = new HashSet<>(friends);
            visible.addAll(own);
            visible.removeAll(blockedBy);
            return visible;
        }
    }

    DeskBoard(PresenceSettings settings, InstantSource clock, Listener<S> listener) {
        this.clock = clock;
        this.listener = listener;
        Duration every = settings.renewEvery();
        for (int shard = 0; shard < Shards.COUNT; shard++) {
            lines.add(new DeskLine<>(
                    settings,
                    clock.instant().plus(every).plus(every.multipliedBy(shard).dividedBy(Shards.COUNT))));
        }
    }

    private DeskLine<S> line(UserId user) {
        return lines.get(Shards.of(user));
    }

    void open(S socket, UserId user) {
        if (sockets.putIfAbsent(socket, new Socket(user)) == null) {
            line(user).came(user);
        }
    }

    void closed(S socket) {
        Socket gone = sockets.remove(socket);
        if (gone != null) {
            gone.visible().forEach(user -> line(user).unwatch(user, socket));
            line(gone.user).went(gone.user, clock.instant().truncatedTo(ChronoUnit.MILLIS));
        }
    }

    /** The people around the socket's user. */
    void contacts(S socket, ContactList contacts) {
        Socket of = sockets.get(socket);
        if (of != null) {
            Set<UserId> before = of.visible();
            of.friends = contacts.friends();
            of.blockedBy = contacts.blockedBy();
            Set<UserId> after = of.visible();
            Set<UserId> lost = new HashSet<>(before);
            lost.removeAll(after);
            rewatch(socket, of, before, after);
            lost.removeIf(user -> !of.blockedBy.contains(user));
            lost.forEach(user -> listener.tell(List.of(socket), user, PresenceState.UNKNOWN));
        }
    }

    /** Whom the socket watches beside the friends; each is told of once now, as soon as it is known. */
    void watch(S socket, Collection<UserId> users) {
        Socket of = sockets.get(socket);
        if (of != null) {
            Set<UserId> before = of.visible();
            of.own = Set.copyOf(users);
            rewatch(socket, of, before, of.visible());
            for (UserId user : of.own) {
                Watched<S> watched = line(user).watched(user);
                if (of.blockedBy.contains(user)) {
                    listener.tell(List.of(socket), user, PresenceState.UNKNOWN);
                } else if (before.contains(user) && watched != null) {
                    tell(socket, watched);
                }
            }
        }
    }

    private void rewatch(S socket, Socket of, Set<UserId> before, Set<UserId> after) {
        for (UserId user : before) {
            if (!after.contains(user)) {
                line(user).unwatch(user, socket);
            }
        }
        for (UserId user : after) {
            if (!before.contains(user)) {
                Watched<S> watched = line(user).watch(user, socket);
                PresenceState state = watched.state();
                if (state != null && (state.online() || of.own.contains(user))) {
                    tell(socket, watched);
                }
            }
        }
    }

    private void tell(S socket, Watched<S> watched) {
        PresenceState state = watched.state();
        if (state != null) {
            listener.tell(List.of(socket), watched.user(), state);
        }
    }

    /** The socket may have missed what it was told; it is told all that is known. */
    void again(S socket) {
        Socket of = sockets.get(socket);
        if (of != null) {
            for (UserId user : of.visible()) {
                Watched<S> watched = line(user).watched(user);
                if (watched != null) {
                    tell(socket, watched);
                }
            }
        }
    }

    /** Returns whether the answer is of the shard's present life. */
    boolean answer(int shard, ShardAnswer answer) {
        return lines.get(shard).hear(answer, this::changed);
    }

    private void changed(Watched<S> watched, @Nullable PresenceState before, PresenceState now) {
        Collection<S> told = watched.watchers();
        if (before == null && !now.online()) {
            told = told.stream()
                    .filter(socket -> {
                        Socket of = sockets.get(socket);
                        return of != null && of.own.contains(watched.user());
                    })
                    .toList();
        }
        if (!told.isEmpty()) {
            listener.tell(told, watched.user(), now);
        }
    }

    /** A shard has ended. */
    void lost(int shard) {
        lines.get(shard).lost();
    }

    /** The sockets that watch a user. */
    List<S> watchers(UserId user) {
        Watched<S> watched = line(user).watched(user);
        return watched == null ? List.of() : List.copyOf(watched.watchers());
    }

    /** Says what is to be said now: one report to each shard at the most. */
    void tick(Reports reports) {
        Instant now = clock.instant();
        for (int shard = 0; shard < lines.size(); shard++) {
            DeskReport report = lines.get(shard).report(now);
            if (report != null) {
                reports.send(shard, report);
            }
        }
    }
}
