package dev.parley.load.check.record;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.MemberRole;
import dev.parley.protocol.frame.ServerFrame;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One event of a conversation's log, as somebody was told of it.
 *
 * @param said the message that it is about, if it is about one
 * @param users who came or went with it
 */
public record Entry(long rev, Kind kind, @Nullable Said said, List<UserId> users) {
    /** What happened. A viewer who is put in by {@code ADDED} is told {@code CREATED}. */
    public enum Kind {
        CREATED,
        POSTED,
        EDITED,
        UNSENT,
        REACTED,
        ADDED,
        REMOVED,
        OTHER
    }

    public Entry {
        users = List.copyOf(users);
    }

    /** What a check needs to know of an event. */
    public static Entry of(ServerFrame.Event event) {
        long rev = event.rev().value();
        if (event instanceof ServerFrame.NewMessage posted) {
            return new Entry(rev, Kind.POSTED, Said.of(posted.message()), List.of());
        } else if (event instanceof ServerFrame.MessageEdited edited) {
            return new Entry(rev, Kind.EDITED, Said.of(edited.message()), List.of());
        } else if (event instanceof ServerFrame.MessageUnsent unsent) {
            return new Entry(rev, Kind.UNSENT, Said.of(unsent.message()), List.of());
        } else if (event instanceof ServerFrame.ReactionChanged reacted) {
            return new Entry(rev, Kind.REACTED, Said.of(reacted.message()), List.of());
        } else if (event instanceof ServerFrame.ConversationCreated created) {
            return new Entry(
                    rev,
                    Kind.CREATED,
                    null,
                    created.conversation().members().stream()
                            .map(member -> member.userId())
                            .toList());
        } else if (event instanceof ServerFrame.MemberAdded added) {
            return new Entry(
                    rev,
                    Kind.ADDED,
                    null,
                    added.members().stream().map(MemberRole::userId).toList());
        } else if (event instanceof ServerFrame.MemberRemoved removed) {
            return new Entry(rev, Kind.REMOVED, null, List.of(removed.userId()));
        }
        return new Entry(rev, Kind.OTHER, null, List.of());
    }
}
