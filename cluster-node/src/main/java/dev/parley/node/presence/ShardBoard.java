package dev.parley.node.presence;

import dev.parley.node.presence.DeskReport.Departure;
import dev.parley.node.presence.ShardAnswer.Known;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What a shard knows of its users: on which nodes they are, and which nodes want to hear of them. It knows only what the
 * nodes' desks report, and nothing after a start; so it calls nobody offline before all nodes have reported, or had time
 * to, and who was online for a watcher has the grace from then. {@code D} is a desk. Not thread-safe.
 */
final class ShardBoard<D> {
    private final PresenceSettings settings;
    private final InstantSource clock;
    private final IntSupplier nodes;
    private final Instant startedAt;
    private final Map<UserId, Person<D>> people = new HashMap<>();
    private final Listeners<D> listeners;
    private final Set<UserId> leaving = new LinkedHashSet<>();
    private final LastSeenRows rows;

    /** @param nodes how many nodes have desks */
    ShardBoard(int shard, PresenceSettings settings, InstantSource clock, IntSupplier nodes, long incarnation) {
        this.settings = settings;
        this.clock = clock;
        this.nodes = nodes;
        this.listeners = new Listeners<>(settings, incarnation);
        this.startedAt = clock.instant();
        this.rows = new LastSeenRows(shard, settings, startedAt);
    }

    /** Returns whether the desk was not known before. */
    boolean report(D desk, DeskReport report) {
        Instant now = clock.instant();
        boolean known = listeners.knows(desk);
        if (!listeners.accepts(desk, report)) {
            return false;
        }
        report.gone().forEach(departure -> disconnect(desk, departure));
        if (report.whole()) {
            forgetBut(desk, report);
        } else if (listeners.hasMissed(desk, report, now)) {
            tellAfresh(desk);
        }
        report.online().forEach(user -> connect(desk, user));
        report.watched().forEach(user -> watch(desk, user));
        report.unwatched().forEach(user -> unwatch(desk, user));
        report.believed().forEach(user -> believe(user, now));
        return !known;
    }

    /** What the desk had said before and does not say again is so no longer. */
    private void forgetBut(D desk, DeskReport whole) {
        Set<UserId> online = new HashSet<>(whole.online());
        Set<UserId> watched = new HashSet<>(whole.watched());
        Instant now = clock.instant();
        for (UserId user : List.copyOf(people.keySet())) {
            Person<D> person = people.get(user);
            if (person != null && person.isOn(desk) && !online.contains(user)) {
                begin(user, person.disconnect(desk, now));
            }
            if (person != null && !watched.contains(user)) {
                person.unwatch(desk);
                listeners.take(desk, user);
            }
            forgetIfIdle(user);
        }
    }

    private void tellAfresh(D desk) {
        people.forEach((user, person) -> {
            if (person.watchers().contains(desk)) {
                listeners.add(desk, user);
            }
        });
    }

    private Person<D> person(UserId user) {
        return people.computeIfAbsent(user, any -> new Person<>());
    }

    private void connect(D desk, UserId user) {
        Person<D> person = person(user);
        boolean was = person.isOnline();
        person.connect(desk);
        leaving.remove(user);
        if (!was) {
            changed(user, person);
        }
    }

    private void disconnect(D desk, Departure departure) {
        UserId user = departure.user();
        Person<D> person = person(user);
        boolean was = person.isOnline();
        if (was || departure.at().plus(settings.grace()).isAfter(clock.instant())) {
            begin(user, person.disconnect(desk, departure.at()));
            if (!was) {
                changed(user, person);
            }
        } else {
            person.seen(departure.at());
            rows.save(user, departure.at());
            forgetIfIdle(user);
        }
    }

    private void begin(UserId user, boolean grace) {
        if (grace) {
            leaving.add(user);
        }
    }

    private void watch(D desk, UserId user) {
        Person<D> person = person(user);
        person.watch(desk);
        listeners.add(desk, user);
        if (!person.isOnline() && !person.isLoaded()) {
            rows.wanted(user);
        }
    }

    private void unwatch(D desk, UserId user) {
        Person<D> person = people.get(user);
        listeners.take(desk, user);
        if (person != null) {
            person.unwatch(desk);
            forgetIfIdle(user);
        }
    }

    /** Somebody was online for the shard that was here before; time shows whether that is still so. */
    private void believe(UserId user, Instant now) {
        Person<D> person = people.get(user);
        if (person != null
                && !person.isOnline()
                && startedAt.plus(settings.grace()).isAfter(now)) {
            leaving.add(user);
            person.suppose(now);
            changed(user, person);
        }
    }

    private void changed(UserId user, Person<D> person) {
        person.watchers().forEach(desk -> listeners.add(desk, user));
    }

    private void forgetIfIdle(UserId user) {
        Person<D> person = people.get(user);
        if (person != null && person.isForgettable()) {
            people.remove(user);
            rows.unwanted(user);
        }
    }

    /** The node of a desk is gone, and with it its sockets. */
    void deskGone(D desk) {
        listeners.remove(desk);
        Instant now = clock.instant();
        for (UserId user : List.copyOf(people.keySet())) {
            Person<D> person = person(user);
            person.unwatch(desk);
            if (person.isOn(desk)) {
                begin(user, person.disconnect(desk, now));
            }
            forgetIfIdle(user);
        }
    }

    /** Rows that were asked for have been read; who has none was never seen. */
    void loaded(List<UserId> asked, Map<UserId, Instant> found) {
        rows.loaded();
        for (UserId user : asked) {
            Person<D> person = people.get(user);
            if (person != null) {
                person.seen(rows.pending(user));
                person.load(found.get(user));
            }
        }
    }

    LastSeenRows rows() {
        return rows;
    }

    boolean needsTick() {
        return !leaving.isEmpty() || rows.isDue(clock.instant()) || listeners.areToBeTold();
    }

    /** What is to be said now: one answer for each desk at the most. */
    void tick(Listeners.Answers<D> answers) {
        Instant now = clock.instant();
        endGraces(now);
        if (rows.isRefreshDue(now)) {
            people.forEach((user, person) -> {
                if (person.isConnected()) {
                    rows.save(user, now);
                }
            });
            rows.refreshed(now);
        }
        boolean settled = isSettled(now);
        listeners.answer(now, user -> state(user, settled), answers);
    }

    private @Nullable PresenceState state(UserId user, boolean settled) {
        Person<D> person = people.get(user);
        return person != null && (person.isOnline() || (person.isLoaded() && settled)) ? person.state() : null;
    }

    private void endGraces(Instant now) {
        for (UserId user : List.copyOf(leaving)) {
            Person<D> person = people.get(user);
            Instant goneAt = person == null ? null : person.goneAt();
            if (person == null || goneAt == null) {
                leaving.remove(user);
            } else if (!goneAt.plus(settings.grace()).isAfter(now)) {
                leaving.remove(user);
                person.leave(goneAt);
                rows.save(user, goneAt);
                changed(user, person);
                forgetIfIdle(user);
            }
        }
    }

    private boolean isSettled(Instant now) {
        return listeners.size() >= nodes.getAsInt()
                || !startedAt.plus(settings.grace()).isAfter(now);
    }

    /** What is known of users at this moment; those of whom nothing is known are left out. */
    List<Known> look(List<UserId> users) {
        List<Known> known = new ArrayList<>();
        for (UserId user : users) {
            Person<D> person = people.get(user);
            if (person != null && (person.isOnline() || person.isLoaded())) {
                known.add(new Known(user, person.state()));
            }
        }
        return known;
    }

    /** The desks that watch a user. */
    List<D> watchers(UserId user) {
        Person<D> person = people.get(user);
        return person == null ? List.of() : List.copyOf(person.watchers());
    }

    /** The shard ends: when those who are here, or were until now, have been seen. */
    Map<UserId, Instant> lastWill() {
        Instant now = clock.instant();
        Map<UserId, Instant> seen = new HashMap<>(rows.unsaved());
        people.forEach((user, person) -> {
            Instant goneAt = person.goneAt();
            if (person.isOnline()) {
                seen.put(user, goneAt == null ? now : goneAt);
            }
        });
        return seen;
    }
}
