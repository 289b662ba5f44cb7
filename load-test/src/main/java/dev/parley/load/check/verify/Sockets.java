package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.protocol.conversation.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Frames as they came, before the client's session puts anything in order: on one socket, the events of a conversation
 * come one after the other, none twice and none left out, but for gaps that the server owns up to. Here a fault shows that
 * the session would heal. While a part of the log is asked for, live events and those that are read come as they come.
 */
final class Sockets implements Rule {
    /** A request for a part of the log; {@code begun}: it has come, or its beginning. */
    private static final class Ask {
        private final long after;
        private boolean begun;

        Ask(long after) {
            this.after = after;
        }
    }

    private static final class Track {
        /** What precedes it was never promised to come in order; 1 once the client has said where it stands. */
        private long first;

        private long last;
        private boolean gap;
        private final Map<String, Ask> open = new HashMap<>(2);
        /** Where a read that was answered without its events may begin yet. */
        private final Set<Long> owed = new HashSet<>(2);
    }

    private record Place(int socket, ConversationId conversation) {}

    private final Case known;
    private final Consumer<Violation> found;
    private final Map<Place, Track> tracks = new HashMap<>();
    private final Map<Integer, List<ConversationId>> bySocket = new HashMap<>();

    Sockets(Case known, Consumer<Violation> found) {
        this.known = known;
        this.found = found;
    }

    @Override
    public void see(Observation observation) {
        if (observation instanceof Observation.Heard heard) {
            heard(heard, track(heard));
        } else if (observation instanceof Observation.Accepted accepted) {
            if (!accepted.duplicate()) {
                accepted(accepted.rev(), track(accepted));
            }
        } else if (observation instanceof Observation.Asked asked) {
            track(asked).open.put(asked.requestId(), new Ask(asked.after()));
        } else if (observation instanceof Observation.Gap gap) {
            track(gap).gap = true;
        } else if (observation instanceof Observation.Answered answered) {
            answered(answered);
        } else if (observation instanceof Observation.Closed closed) {
            bySocket.getOrDefault(closed.socket(), List.of())
                    .forEach(conversation -> tracks.remove(new Place(closed.socket(), conversation)));
            bySocket.remove(closed.socket());
        }
    }

    private Track track(Observation.OnSocket seen) {
        return tracks.computeIfAbsent(new Place(seen.socket(), seen.conversation()), place -> {
            bySocket.computeIfAbsent(place.socket(), key -> new ArrayList<>()).add(place.conversation());
            return new Track();
        });
    }

    /** What precedes a read that is over, the client has; if nothing came of it, the server reads once more by itself. */
    private void answered(Observation.Answered answered) {
        for (ConversationId conversation : bySocket.getOrDefault(answered.socket(), List.of())) {
            Track track = tracks.get(new Place(answered.socket(), conversation));
            Ask ask = track == null ? null : track.open.remove(answered.requestId());
            if (track != null && ask != null) {
                track.gap = false;
                track.first = 1;
                track.last = Math.max(track.last, ask.after);
                if (!ask.begun) {
                    track.owed.add(ask.after + 1);
                }
            }
        }
    }

    private static void accepted(long rev, Track track) {
        if (track.last == 0) {
            track.first = rev;
            track.last = rev;
        } else if (rev == track.last + 1 || !track.open.isEmpty()) {
            track.last = Math.max(track.last, rev);
        }
    }

    private void heard(Observation.Heard heard, Track track) {
        long rev = heard.entry().rev();
        if (!track.open.isEmpty()) {
            track.open.values().forEach(ask -> ask.begun |= rev == ask.after + 1);
            track.last = Math.max(track.last, rev);
        } else if (track.last == 0) {
            track.first = rev;
            track.last = rev;
        } else if (rev == track.last + 1 || track.owed.remove(rev)) {
            track.last = rev;
        } else if (rev > track.last) {
            skipped(heard, track);
            track.last = rev;
        } else if (rev >= track.first) {
            report(Promise.ORDER, "came again, after rev " + track.last, heard);
        }
    }

    private void skipped(Observation.Heard heard, Track track) {
        boolean begins = heard.entry().kind() == Kind.CREATED;
        if (!begins && !track.gap) {
            report(Promise.MISSING, "came after rev " + track.last + ", without what is between", heard);
        }
    }

    private void report(Promise promise, String what, Observation.Heard heard) {
        found.accept(Violation.heard(promise, what, heard, known.device(heard.device()), null));
    }

    @Override
    public void end() {
        // every frame was judged when it came
    }
}
