package dev.parley.node.session;

import dev.parley.node.ClusterMessage;
import dev.parley.protocol.error.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a session answers. */
public sealed interface SessionReply extends ClusterMessage {
    record Refused(Refusal refusal) implements SessionReply {}

    /** It is done, and durable. */
    record Noted() implements SessionReply {}

    /**
     * The user's conversations, latest activity first, as many as were asked for.
     *
     * @param total how many there are in all; absent: these are all, whatever was asked for, as the version before answers
     * @param next where the next page begins; absent: these are the last
     */
    record Conversations(
            List<InboxEntry> entries,
            @Nullable Integer total,
            @Nullable InboxCursor next) implements SessionReply {
        /** A part of the list of all of them. */
        static Conversations page(List<InboxEntry> all, @Nullable InboxCursor after, int limit) {
            List<InboxEntry> rest =
                    after == null ? all : all.stream().filter(after::precedes).toList();
            boolean last = limit == 0 || limit >= rest.size();
            List<InboxEntry> items = last ? rest : rest.subList(0, limit);
            return new Conversations(
                    List.copyOf(items), all.size(), last ? null : InboxCursor.after(items.get(items.size() - 1)));
        }
    }
}
