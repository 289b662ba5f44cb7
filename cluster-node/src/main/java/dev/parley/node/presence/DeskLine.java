package dev.parley.node.presence;

import dev.parley.node.presence.DeskReport.Departure;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a desk has to do with one shard of users: who of them is here, who is watched from here, and how far both sides
 * have told each other. Not thread-safe.
 */
final class DeskLine<S> {
    private final PresenceSettings settings;
    private final Map<UserId, Integer> sockets = new HashMap<>(0);
    private final Map<UserId, Instant> gone = new HashMap<>(0);
    private final Map<UserId, Watched<S>> watched = new HashMap<>(0);
    private final Set<UserId> cameOrWent = new HashSet<>(0);
    private final Set<UserId> watchedOrNot = new HashSet<>(0);
    private long number;
    private long heard;
    private long incarnation;
    private boolean wholeDue = true;
    private @Nullable Instant wholeSentAt;
    private Instant renewAt;

    /** A user who is watched from here, and what is known of it. */
    static final class Watched<S> {
        private final UserId user;
        private final List<S> watchers = new ArrayList<>(1);
        private @Nullable PresenceState state;

        private Watched(UserId user) {
            this.user = user;
        }

        /** One object for all who watch the user. */
        UserId user() {
            return user;
        }

        List<S> watchers() {
            return watchers;
        }

        @Nullable
        PresenceState state() {
            return state;
        }
    }

    /** A state that is another than the one known before, if any was. */
    interface Change<S> {
        void of(Watched<S> user, @Nullable PresenceState before, PresenceState now);
    }

    /** @param renewAt when the first report is due that has nothing to say */
    DeskLine(PresenceSettings settings, Instant renewAt) {
        this.settings = settings;
        this.renewAt = renewAt;
    }

    void came(UserId user) {
        if (sockets.merge(user, 1, Integer::sum) == 1) {
            gone.remove(user);
            cameOrWent.add(user);
        }
    }

    void went(UserId user, Instant now) {
        if (sockets.merge(user, -1, Integer::sum) == 0) {
            sockets.remove(user);
            gone.put(user, now);
            cameOrWent.add(user);
        }
    }

    Watched<S> watch(UserId user, S watcher) {
        Watched<S> known = watched.get(user);
        if (known == null) {
            known = new Watched<>(user);
            watched.put(user, known);
            watchedOrNot.add(user);
        }
        known.watchers.add(watcher);
        return known;
    }

    void unwatch(UserId user, S watcher) {
        Watched<S> known = watched.get(user);
        if (known != null && known.watchers.remove(watcher) && known.watchers.isEmpty()) {
            watched.remove(user);
            watchedOrNot.add(user);
        }
    }

    @Nullable
    Watched<S> watched(UserId user) {
        return watched.get(user);
    }

    /** What is to be said now, if anything. */
    @Nullable
    DeskReport report(Instant now) {
        Instant asked = wholeSentAt;
        if (asked != null && asked.plus(settings.answerWithin()).isBefore(now)) {
            wholeDue = true;
        }
        boolean news = !cameOrWent.isEmpty() || !watchedOrNot.isEmpty();
        if (!wholeDue && !news && renewAt.isAfter(now)) {
            return null;
        }
        gone.values().removeIf(at -> at.plus(settings.grace().multipliedBy(2)).isBefore(now));
        DeskReport report = wholeDue ? whole() : changes();
        cameOrWent.clear();
        watchedOrNot.clear();
        if (wholeDue) {
            wholeDue = false;
            wholeSentAt = now;
        }
        renewAt = now.plus(settings.renewEvery());
        return report;
    }

    private DeskReport whole() {
        List<UserId> believed = new ArrayList<>();
        watched.forEach((user, known) -> {
            if (known.state != null && known.state.online()) {
                believed.add(user);
            }
        });
        return new DeskReport(
                ++number,
                heard,
                true,
                List.copyOf(sockets.keySet()),
                departures(gone.keySet()),
                List.copyOf(watched.keySet()),
                List.of(),
                believed);
    }

    private DeskReport changes() {
        List<UserId> online = new ArrayList<>();
        Set<UserId> left = new HashSet<>();
        cameOrWent.forEach(user -> {
            if (sockets.containsKey(user)) {
                online.add(user);
            } else {
                left.add(user);
            }
        });
        List<UserId> wanted = new ArrayList<>();
        List<UserId> unwanted = new ArrayList<>();
        watchedOrNot.forEach(user -> (watched.containsKey(user) ? wanted : unwanted).add(user));
        return new DeskReport(++number, heard, false, online, departures(left), wanted, unwanted, List.of());
    }

    private List<Departure> departures(Set<UserId> users) {
        List<Departure> departures = new ArrayList<>();
        users.forEach(user -> {
            Instant at = gone.get(user);
            if (at != null) {
                departures.add(new Departure(user, at));
            }
        });
        return departures;
    }

    /** Takes in what the shard says. Returns whether it is the shard's present life that speaks. */
    boolean hear(ShardAnswer answer, Change<S> change) {
        if (answer.stranger()) {
            wholeDue = wholeDue || wholeSentAt == null;
            return false;
        }
        boolean follows = answer.incarnation() == incarnation && answer.number() == heard + 1;
        if (!answer.afresh() && !follows) {
            wholeDue = wholeDue || wholeSentAt == null;
            return false;
        }
        if (answer.afresh()) {
            wholeSentAt = null;
        }
        incarnation = answer.incarnation();
        heard = answer.number();
        answer.states().forEach(known -> {
            Watched<S> user = watched.get(known.user());
            if (user != null && !known.state().equals(user.state)) {
                PresenceState before = user.state;
                user.state = known.state();
                change.of(user, before, known.state());
            }
        });
        return true;
    }

    /** The shard has ended; the next life of it knows nothing. */
    void lost() {
        wholeDue = true;
    }
}
