package dev.parley.node.conversation;

import dev.parley.persistence.session.MemberCursor;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationInfo;
import dev.parley.protocol.conversation.Member;
import dev.parley.protocol.conversation.Seq;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the members of a conversation have come: registers that only grow, whatever order the moves come in. Soft
 * state, bounded by the members. Confined to its entity.
 */
final class MemberCursors {
    private final Map<UserId, MemberCursor> reached = new HashMap<>();
    private final Set<UserId> untold = new HashSet<>();

    /** Takes a move, no further than {@code lastSeq}; returns whether the others have to hear of it. */
    boolean move(UserId user, @Nullable Seq delivered, @Nullable Seq read, Seq lastSeq) {
        MemberCursor before = reached.getOrDefault(user, MemberCursor.NONE);
        MemberCursor after = before.max(new MemberCursor(clamped(delivered, lastSeq), clamped(read, lastSeq)));
        if (after.equals(before)) {
            return false;
        }
        reached.put(user, after);
        untold.add(user);
        return true;
    }

    /** Whether not all up to {@code seq} is known to have been delivered. */
    boolean isBehind(UserId user, Seq seq) {
        return seq.isAfter(reached.getOrDefault(user, MemberCursor.NONE).delivered());
    }

    /** What was known before this incarnation; nobody is told of it again. */
    void load(UserId user, MemberCursor stored) {
        reached.merge(user, stored, MemberCursor::max);
    }

    void forget(UserId user) {
        reached.remove(user);
        untold.remove(user);
    }

    boolean hasNews() {
        return !untold.isEmpty();
    }

    /** Hands over how far those have come of whom the others have not heard yet. */
    Map<UserId, MemberCursor> drain() {
        Map<UserId, MemberCursor> news = new HashMap<>();
        untold.forEach(user -> news.put(user, reached.getOrDefault(user, MemberCursor.NONE)));
        untold.clear();
        return news;
    }

    ConversationInfo laidOver(ConversationInfo info) {
        return reached.isEmpty() ? info : laidOver(info, reached);
    }

    /** The conversation with the further one of each member's cursors. */
    static ConversationInfo laidOver(ConversationInfo info, Map<UserId, MemberCursor> cursors) {
        return new ConversationInfo(
                info.conversationId(),
                info.type(),
                info.name(),
                info.avatarMediaId(),
                info.history(),
                info.createdBy(),
                info.createdAt(),
                info.rev(),
                info.lastSeq(),
                info.members().stream()
                        .map(member -> laidOver(
                                member, cursors.getOrDefault(member.userId(), MemberCursor.NONE), info.lastSeq()))
                        .toList());
    }

    private static Member laidOver(Member member, MemberCursor cursor, Seq lastSeq) {
        Seq read = member.readSeq().max(clamped(cursor.read(), lastSeq));
        Seq delivered = member.deliveredSeq().max(clamped(cursor.delivered(), lastSeq));
        return new Member(
                member.userId(),
                member.username(),
                member.displayName(),
                member.role(),
                member.joinedAt(),
                read,
                delivered.max(read));
    }

    private static Seq clamped(@Nullable Seq seq, Seq lastSeq) {
        return seq == null ? Seq.ZERO : seq.min(lastSeq);
    }
}
