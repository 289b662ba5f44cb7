package dev.parley.node.conversation;

import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.History;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;

/**
 * A member, as the conversation knows it.
 *
 * @param joinedRev the event that put the member in: its log and its unread count begin here
 * @param joinedSeq the last message before that
 * @param sees what the member sees of the messages before: none of them or all
 */
record Participant(
        UserId userId,
        String username,
        String displayName,
        Role role,
        Instant joinedAt,
        Rev joinedRev,
        Seq joinedSeq,
        History sees) {

    static Participant joining(NewMember member, Rev rev, Seq lastSeq, History sees, Instant at) {
        return new Participant(
                member.userId(), member.username(), member.displayName(), member.role(), at, rev, lastSeq, sees);
    }

    Participant as(Role newRole) {
        return new Participant(userId, username, displayName, newRole, joinedAt, joinedRev, joinedSeq, sees);
    }

    /** The member sees the messages after this one. */
    Seq visibleSeq() {
        return sees == History.FROM_START ? Seq.ZERO : joinedSeq;
    }

    /** The history shows the member who came and went from here on. */
    Rev visibleRev() {
        return sees == History.FROM_START ? Rev.ZERO.next() : joinedRev;
    }

    boolean isAdmin() {
        return role == Role.ADMIN;
    }

    /** On the wire, with the cursor that the member's own messages alone give it. */
    Member toMember(Seq ownSeq) {
        Seq read = ownSeq.max(joinedSeq);
        return new Member(userId, username, displayName, role, joinedAt, read, read);
    }
}
