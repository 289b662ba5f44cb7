package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Observation;
import dev.parley.protocol.conversation.ConversationId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Frames as they came, before the client's session puts anything in order: on one socket, the events of a conversation
 * come one after the other, none twice and none left out, but for what the client asks for again and for gaps that the
 * server owns up to. Here a fault shows that the session would heal.
 */
final class Sockets implements Rule {
    private static final class Track {
        /** What precedes it was never promised to come in order; 1 once the client has said where it stands. */
        private long first;

        private long last;
        private boolean gap;
        private final Set<String> requests = new HashSet<>(2);
        /** Those whose part of the log has not begun to come. */
        private final List<Observation.Asked> asked = new ArrayList<>(1);
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
            Track track = track(asked);
            track.asked.add(asked);
            track.requests.add(asked.requestId());
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

    /** A read that is over explains nothing that comes later; the client has what precedes it. */
    private void answered(Observation.Answered answered) {
        for (ConversationId conversation : bySocket.getOrDefault(answered.socket(), List.of())) {
            Track track = tracks.get(new Place(answered.socket(), conversation));
            if (track != null && track.requests.remove(answered.requestId())) {
                track.gap = false;
                track.first = 1;
                for (Observation.Asked asked : List.copyOf(track.asked)) {
                    if (asked.requestId().equals(answered.requestId())) {
                        track.asked.remove(asked);
                        track.last = Math.max(track.last, asked.after());
                    }
                }
            }
        }
    }

    private static void accepted(long rev, Track track) {
        if (track.last == 0) {
            track.first = rev;
            track.last = rev;
        } else if (rev == track.last + 1) {
            track.last = rev;
        }
    }

    private void heard(Observation.Heard heard, Track track) {
        Entry entry = heard.entry();
        long rev = entry.rev();
        if (track.last == 0 || rev == track.last + 1 || explained(track, rev)) {
            track.first = track.first == 0 ? rev : track.first;
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

    /** Whether a read that is under way explains that the log goes on from another place; each does so once. */
    private static boolean explained(Track track, long rev) {
        for (Iterator<Observation.Asked> all = track.asked.iterator(); all.hasNext(); ) {
            if (all.next().after() < rev) {
                all.remove();
                return true;
            }
        }
        return false;
    }

    private void report(Promise promise, String what, Observation.Heard heard) {
        Observation.Joined device = known.device(heard.device());
        found.accept(Violation.of(
                promise,
                what,
                "conversation",
                heard.conversation(),
                "rev",
                heard.entry().rev(),
                "kind",
                heard.entry().kind(),
                "seq",
                heard.entry().said() == null ? null : heard.entry().said().seq(),
                "user",
                device.user(),
                "device",
                device.name(),
                "socket",
                heard.socket(),
                "atMicros",
                heard.at()));
    }

    @Override
    public void end() {
        // every frame was judged when it came
    }
}
