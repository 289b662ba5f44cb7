package dev.parley.node.session;

import com.typesafe.config.Config;
import java.time.Duration;
import java.time.Instant;

/** The bounds of sessions and sockets, {@code parley.session}; {@code reference.conf} explains each. */
public record SessionSettings(
        int socketsPerUser,
        int conversationsPerUser,
        Duration listKept,
        long listedKept,
        int pendingRequests,
        Duration coalesceCursors,
        Duration gatherCursors,
        int mutedPerUser,
        Duration passivateAfter,
        Duration attachWithin,
        Duration attachAgain,
        Duration welcomeWithin,
        Duration answerWithin,
        int snapshotEvery,
        int eventsPerPage,
        int parallelReads,
        long resumeChunk) {

    public static SessionSettings from(Config root) {
        Config config = root.getConfig("parley.session");
        return new SessionSettings(
                config.getInt("sockets-per-user"),
                config.getInt("conversations-per-user"),
                config.getDuration("list-kept"),
                config.getLong("listed-kept"),
                config.getInt("pending-requests"),
                config.getDuration("coalesce-cursors"),
                config.getDuration("gather-cursors"),
                config.getInt("muted-per-user"),
                config.getDuration("passivate-after"),
                config.getDuration("attach-within"),
                config.getDuration("attach-again"),
                config.getDuration("welcome-within"),
                config.getDuration("answer-within"),
                config.getInt("snapshot-every"),
                config.getInt("events-per-page"),
                config.getInt("parallel-reads"),
                config.getBytes("resume-chunk"));
    }

    /** How long cursors that come in at {@code now} are gathered, where some were told at {@code last}. */
    Duration untilCursorsMove(Instant last, Instant now) {
        Duration untilNext = Duration.between(now, last.plus(coalesceCursors));
        return untilNext.compareTo(gatherCursors) > 0 ? untilNext : gatherCursors;
    }
}
