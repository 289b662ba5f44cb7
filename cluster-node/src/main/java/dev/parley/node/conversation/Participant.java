package dev.parley.node.conversation;

import dev.parley.persistence.conversation.NewMember;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Role;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;

/**
 * A member, as the conversation knows it.
 *
 * @param joinedRev the event that put the member in; the first one that it may see
 * @param joinedSeq the last message before that; the member may not see it
 */
record Participant(
        UserId userId, String username, String displayName, Role role, Instant joinedAt, Rev joinedRev, Seq joinedSeq) {

    static Participant joining(NewMember member, Rev rev, Seq lastSeq, Instant at) {
        return new Participant(
                member.userId(), member.username(), member.displayName(), member.role(), at, rev, lastSeq);
    }

    Participant as(Role newRole) {
        return new Participant(userId, username, displayName, newRole, joinedAt, joinedRev, joinedSeq);
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
