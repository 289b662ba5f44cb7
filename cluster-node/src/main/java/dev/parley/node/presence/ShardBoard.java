package dev.parley.node.presence;

import dev.parley.node.presence.DeskReport.Departure;
import dev.parley.node.presence.ShardAnswer.Known;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
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
    private final long incarnation;
    private final Instant startedAt;
    private final Map<UserId, Person<D>> people = new HashMap<>();
    private final Map<D, Listener> listeners = new LinkedHashMap<>();
    private final Set<D> strangers = new LinkedHashSet<>();
    private final Set<UserId> leaving = new LinkedHashSet<>();
    private final LastSeenRows rows;

    /** What is between the shard and one desk. */
    private static final class Listener {
        private final Set<UserId> news = new LinkedHashSet<>();
        private long number;
        private long sent;
        private Instant sentAt = Instant.MIN;
        private boolean afresh;
    }

    /** @param nodes how many nodes have desks */
    ShardBoard(int shard, PresenceSettings settings, InstantSource clock, IntSupplier nodes, long incarnation) {
        this.settings = settings;
        this.clock = clock;
        this.nodes = nodes;
        this.incarnation = incarnation;
        this.startedAt = clock.instant();
        this.rows = new LastSeenRows(shard, settings, startedAt);
    }

    /** Returns whether the desk was not known before. */
    boolean report(D desk, DeskReport report) {
        Listener known = listeners.get(desk);
        if (!report.whole() && (known == null || report.number() != known.number + 1)) {
            strangers.add(desk);
            return false;
        }
        Listener listener = listeners.computeIfAbsent(desk, any -> new Listener());
        listener.number = report.number();
        report.gone().forEach(departure -> disconnect(desk, departure));
        if (report.whole()) {
            strangers.remove(desk);
            listener.afresh = true;
            forgetBut(desk, report);
        } else if (report.heard() != listener.sent
                && listener.sentAt.plus(settings.answerWithin()).isBefore(clock.instant())) {
            tellAfresh(desk, listener);
        }
        report.online().forEach(user -> connect(desk, user));
        report.watched().forEach(user -> watch(desk, listener, user));
        report.unwatched().forEach(user -> unwatch(desk, listener, user));
        Instant now = clock.instant();
        report.believed().forEach(user -> believe(user, now));
        return known == null;
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
            }
            forgetIfIdle(user);
        }
    }

    private void tellAfresh(D desk, Listener listener) {
        listener.afresh = true;
        people.forEach((user, person) -> {
            if (person.watchers().contains(desk)) {
                listener.news.add(user);
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

    private void watch(D desk, Listener listener, UserId user) {
        Person<D> person = person(user);
        person.watch(desk);
        listener.news.add(user);
        if (!person.isOnline() && !person.isLoaded()) {
            rows.wanted(user);
        }
    }

    private void unwatch(D desk, Listener listener, UserId user) {
        Person<D> person = people.get(user);
        listener.news.remove(user);
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
        person.watchers().forEach(desk -> {
            Listener listener = listeners.get(desk);
            if (listener != null) {
                listener.news.add(user);
            }
        });
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
        strangers.remove(desk);
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
        return !strangers.isEmpty()
                || !leaving.isEmpty()
                || rows.isDue(clock.instant())
                || listeners.values().stream().anyMatch(listener -> listener.afresh || !listener.news.isEmpty());
    }

    /** What is to be said now: one answer for each desk at the most. */
    void tick(Answers<D> answers) {
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
        strangers.forEach(desk -> answers.send(desk, ShardAnswer.toStranger(incarnation)));
        strangers.clear();
        boolean settled = isSettled(now);
        listeners.forEach((desk, listener) -> {
            ShardAnswer answer = answer(listener, settled, now);
            if (answer != null) {
                answers.send(desk, answer);
            }
        });
    }

    /** Where answers go. */
    @FunctionalInterface
    interface Answers<D> {
        void send(D desk, ShardAnswer answer);
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

    private @Nullable ShardAnswer answer(Listener listener, boolean settled, Instant now) {
        List<Known> states = new ArrayList<>();
        listener.news.removeIf(user -> {
            Person<D> person = people.get(user);
            boolean decided = person == null || person.isOnline() || (person.isLoaded() && settled);
            if (decided && person != null) {
                states.add(new Known(user, person.state()));
            }
            return decided;
        });
        if (states.isEmpty() && !listener.afresh) {
            return null;
        }
        ShardAnswer answer = new ShardAnswer(incarnation, ++listener.sent, listener.afresh, false, states);
        listener.afresh = false;
        listener.sentAt = now;
        return answer;
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
