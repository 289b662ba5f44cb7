package dev.parley.node.presence;

import dev.parley.node.presence.ShardAnswer.Known;
import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The desks that a shard speaks with: how far each side has told the other, and of whom each is still to be told. {@code
 * D} is a desk. Not thread-safe.
 */
final class Listeners<D> {
    private final PresenceSettings settings;
    private final long incarnation;
    private final Map<D, Listener> listeners = new LinkedHashMap<>();
    private final Set<D> strangers = new LinkedHashSet<>();

    /** What is between the shard and one desk. */
    private static final class Listener {
        private final Set<UserId> news = new LinkedHashSet<>();
        private long number;
        private long sent;
        private Instant sentAt = Instant.MIN;
        private boolean afresh;
    }

    /** Where answers go. */
    @FunctionalInterface
    interface Answers<D> {
        void send(D desk, ShardAnswer answer);
    }

    Listeners(PresenceSettings settings, long incarnation) {
        this.settings = settings;
        this.incarnation = incarnation;
    }

    int size() {
        return listeners.size();
    }

    boolean knows(D desk) {
        return listeners.containsKey(desk);
    }

    /** Whether the report follows what was heard before; where it does not, the desk will be asked for the whole. */
    boolean accepts(D desk, DeskReport report) {
        Listener known = listeners.get(desk);
        if (!report.whole() && (known == null || report.number() != known.number + 1)) {
            strangers.add(desk);
            return false;
        }
        Listener listener = listeners.computeIfAbsent(desk, any -> new Listener());
        listener.number = report.number();
        if (report.whole()) {
            strangers.remove(desk);
            listener.afresh = true;
        }
        return true;
    }

    /** Whether the desk has missed an answer, and is to be told of all that it watches. */
    boolean hasMissed(D desk, DeskReport report, Instant now) {
        Listener listener = listeners.get(desk);
        if (listener == null
                || report.whole()
                || report.heard() == listener.sent
                || !listener.sentAt.plus(settings.answerWithin()).isBefore(now)) {
            return false;
        }
        listener.afresh = true;
        return true;
    }

    void add(D desk, UserId news) {
        Listener listener = listeners.get(desk);
        if (listener != null) {
            listener.news.add(news);
        }
    }

    void take(D desk, UserId news) {
        Listener listener = listeners.get(desk);
        if (listener != null) {
            listener.news.remove(news);
        }
    }

    void remove(D desk) {
        listeners.remove(desk);
        strangers.remove(desk);
    }

    boolean areToBeTold() {
        return !strangers.isEmpty()
                || listeners.values().stream().anyMatch(listener -> listener.afresh || !listener.news.isEmpty());
    }

    /**
     * One answer for each desk at the most.
     *
     * @param state what is known of a user; nothing: it is not known yet, and the news waits
     */
    void answer(Instant now, Function<UserId, @Nullable PresenceState> state, Answers<D> answers) {
        strangers.forEach(desk -> answers.send(desk, ShardAnswer.toStranger(incarnation)));
        strangers.clear();
        listeners.forEach((desk, listener) -> {
            List<Known> states = new ArrayList<>();
            listener.news.removeIf(user -> {
                PresenceState known = state.apply(user);
                return known != null && states.add(new Known(user, known));
            });
            if (!states.isEmpty() || listener.afresh) {
                answers.send(desk, new ShardAnswer(incarnation, ++listener.sent, listener.afresh, false, states));
                listener.afresh = false;
                listener.sentAt = now;
            }
        });
    }
}
