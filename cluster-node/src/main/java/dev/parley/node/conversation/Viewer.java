package dev.parley.node.conversation;

import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;

/**
 * Which part of the log a member sees.
 *
 * @param visibleSeq the member sees what became of messages after it
 * @param lastRev the last event that a member who is gone may see
 */
record Viewer(Rev joinedRev, Seq joinedSeq, Seq visibleSeq, Rev lastRev) {
    private static final Rev NEVER = new Rev(Long.MAX_VALUE);

    static Viewer of(Participant member) {
        return new Viewer(member.joinedRev(), member.joinedSeq(), member.visibleSeq(), NEVER);
    }

    Viewer until(Rev rev) {
        return new Viewer(joinedRev, joinedSeq, visibleSeq, rev);
    }

    boolean sees(Rev rev) {
        return !joinedRev.isAfter(rev) && !rev.isAfter(lastRev);
    }
}
