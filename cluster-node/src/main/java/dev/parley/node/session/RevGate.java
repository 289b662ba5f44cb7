package dev.parley.node.session;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Lets the events of each conversation through to one socket in the order of their {@code rev}, each once, whichever
 * way and how often they come. What comes early is held; a hole that does not close has to be fetched. It knows the
 * conversations that were heard of last, a bounded number. Confined to its connection.
 */
final class RevGate {
    private static final int HELD_AT_MOST = 256;

    private final InstantSource clock;
    private final int conversations;
    private final Map<ConversationId, Track> tracks;
    private boolean holeNoted; // hardly any event leaves a hole: else nobody has to look for one

    private static final class Track {
        /** The first rev that was let through; what precedes it was never promised to be in order. */
        private long first;

        private long last;

        /** Where the reader of the latest replay said that it stands. */
        private long claimed;

        /** The highest rev that came, though it may not be held. */
        private long highest;

        private int replays;
        private @Nullable Instant holeSince;
        private final TreeMap<Long, EncodedFrame> held = new TreeMap<>();
    }

    RevGate(InstantSource clock, int conversations) {
        this.clock = clock;
        this.conversations = conversations;
        this.tracks = new LinkedHashMap<>(4, 0.75f, true);
    }

    /** Returns the frames that may go now: none, this one, or this one and those that waited for it. */
    List<EncodedFrame> pass(ConversationId conversation, Rev rev, EncodedFrame frame) {
        Track track = tracks.get(conversation);
        if (track == null) {
            open(conversation, rev.value(), rev.value());
            return List.of(frame);
        }
        if (rev.value() < track.first) {
            return List.of(frame);
        }
        if (rev.value() <= track.last) {
            return List.of();
        }
        if (rev.value() == track.last + 1) {
            track.last = rev.value();
            return withWaiting(track, frame);
        }
        hold(track, rev, frame);
        return List.of();
    }

    /** The log is at {@code rev} at least: what is missing up to there is a hole, in a conversation that is known. */
    void expect(ConversationId conversation, Rev rev) {
        Track track = tracks.get(conversation);
        if (track != null && rev.value() > track.last) {
            track.highest = Math.max(track.highest, rev.value());
            noteHole(track);
        }
    }

    /** As {@link #pass}, for the answer to an own message: it is never dropped. */
    List<EncodedFrame> passAnswer(ConversationId conversation, Rev rev, EncodedFrame frame) {
        Track track = tracks.get(conversation);
        boolean late = track != null && rev.value() <= track.last;
        boolean full = track != null && track.held.size() >= HELD_AT_MOST && rev.value() > track.last + 1;
        return late || full ? List.of(frame) : pass(conversation, rev, frame);
    }

    private void hold(Track track, Rev rev, EncodedFrame frame) {
        track.highest = Math.max(track.highest, rev.value());
        if (track.held.size() < HELD_AT_MOST) {
            track.held.put(rev.value(), frame);
        }
        noteHole(track);
    }

    private void noteHole(Track track) {
        holeNoted = true;
        if (track.holeSince == null) {
            track.holeSince = clock.instant();
        }
    }

    private static List<EncodedFrame> withWaiting(Track track, EncodedFrame frame) {
        if (track.highest <= track.last) {
            track.holeSince = null;
            return List.of(frame);
        }
        List<EncodedFrame> frames = new ArrayList<>();
        frames.add(frame);
        releaseHeld(track, frames);
        return frames;
    }

    private static void releaseHeld(Track track, List<EncodedFrame> frames) {
        track.held.headMap(track.last, true).clear();
        for (EncodedFrame next = track.held.remove(track.last + 1);
                next != null;
                next = track.held.remove(track.last + 1)) {
            track.last++;
            frames.add(next);
        }
        if (track.highest <= track.last) {
            track.holeSince = null;
        }
    }

    /**
     * The client stands at {@code rev}, and what follows is about to be fetched: until then, live events are held. What
     * precedes it the client has, and is not told of again.
     */
    void beginReplay(ConversationId conversation, Rev rev) {
        Track track = tracks.get(conversation);
        if (track == null) {
            track = open(conversation, 1, rev.value());
        }
        track.first = 1;
        track.last = rev.value();
        track.claimed = rev.value();
        track.replays++;
    }

    /** What did not come after {@code rev}, as {@link #holes} say, is about to be fetched. */
    void beginFill(ConversationId conversation, Rev rev) {
        Track track = tracks.get(conversation);
        if (track == null) {
            track = open(conversation, rev.value() + 1, rev.value());
        }
        track.replays++;
    }

    /** What was fetched begins only after {@code rev}: the viewer may not see what lies before. */
    void skipTo(ConversationId conversation, Rev rev) {
        Track track = tracks.get(conversation);
        if (track != null) {
            track.last = Math.max(track.last, rev.value());
        }
    }

    /** All there is was fetched. Returns the frames that may go now. */
    List<EncodedFrame> endReplay(ConversationId conversation) {
        Track track = tracks.get(conversation);
        if (track == null) {
            return List.of();
        }
        track.replays = Math.max(0, track.replays - 1);
        List<EncodedFrame> frames = new ArrayList<>();
        releaseHeld(track, frames);
        if (track.highest > track.last) {
            track.holeSince = null;
            noteHole(track);
        }
        return frames;
    }

    /** What is missing cannot be had now: the gate goes on from what it holds. Returns the frames that may go now. */
    List<EncodedFrame> abandonReplay(ConversationId conversation) {
        Track track = tracks.get(conversation);
        if (track == null) {
            return List.of();
        }
        track.replays = Math.max(0, track.replays - 1);
        List<EncodedFrame> frames = new ArrayList<>(track.held.values());
        track.held.clear();
        track.last = Math.max(track.last, track.highest);
        track.holeSince = null;
        return frames;
    }

    /**
     * The log had come to {@code last} when it was read. A client that claims more is set right; events that have passed
     * since the reading are no such claim.
     */
    void correct(ConversationId conversation, Rev last) {
        Track track = tracks.get(conversation);
        if (track != null && track.last > last.value() && track.last == track.claimed) {
            track.last = last.value();
            track.first = Math.min(track.first, last.value() + 1);
        }
    }

    /** The conversations in which events have been held for longer than {@code patience}, with what was let through. */
    Map<ConversationId, Rev> holes(Duration patience) {
        Instant overdue = clock.instant().minus(patience);
        Map<ConversationId, Rev> holes = new LinkedHashMap<>();
        tracks.forEach((conversation, track) -> {
            Instant since = track.holeSince;
            if (since != null && track.replays == 0 && !since.isAfter(overdue)) {
                holes.put(conversation, new Rev(track.last));
            }
        });
        return holes;
    }

    boolean hasHoles() {
        holeNoted = holeNoted && tracks.values().stream().anyMatch(track -> track.holeSince != null);
        return holeNoted && tracks.values().stream().anyMatch(track -> track.holeSince != null && track.replays == 0);
    }

    /** How far each conversation is that the socket has heard of lately. */
    Map<ConversationId, Rev> positions() {
        Map<ConversationId, Rev> positions = new LinkedHashMap<>();
        tracks.forEach((conversation, track) -> positions.put(conversation, new Rev(track.last)));
        return positions;
    }

    private Track open(ConversationId conversation, long first, long last) {
        Track track = new Track();
        track.first = first;
        track.last = last;
        tracks.put(conversation, track);
        evict();
        return track;
    }

    /** Forgets the conversations that were quiet for longest, but none that is being fetched. */
    private void evict() {
        Iterator<Track> eldest = tracks.values().iterator();
        while (tracks.size() > conversations && eldest.hasNext()) {
            if (eldest.next().replays == 0) {
                eldest.remove();
            }
        }
    }
}
