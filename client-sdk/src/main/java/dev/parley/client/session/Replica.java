package dev.parley.client.session;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.ServerFrame;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Where this client's copy of one conversation's log stands. Since {@code rev} is dense, it knows by arithmetic whether
 * an event is the next one, an old one, or one after a hole. Not thread-safe.
 */
final class Replica {
    /** What is to be done with an event. */
    enum Verdict {
        DELIVER,
        DUPLICATE,
        GAP
    }

    /** How the replica is being filled up. */
    enum Repair {
        NONE,
        /** After a reconnect, by the server itself; {@code resumed} ends it. */
        RESUME,
        /** By {@code get_events}. */
        FRAMES,
        /** From its beginning, by calls: the conversation was met for the first time. */
        HISTORY
    }

    private static final int MOST_EARLY = 128;

    private final ConversationId conversation;
    private Rev rev;
    private Rev head;
    private final NavigableMap<Rev, ServerFrame.Event> early = new TreeMap<>();
    private Repair repair = Repair.NONE;

    Replica(ConversationId conversation, Rev rev) {
        this.conversation = conversation;
        this.rev = rev;
        this.head = rev;
    }

    ConversationId conversation() {
        return conversation;
    }

    /** The last event that was delivered. */
    Rev rev() {
        return rev;
    }

    Repair repair() {
        return repair;
    }

    void repair(Repair kind) {
        repair = kind;
    }

    /** Whether the log is known to go on beyond what was delivered. */
    boolean behind() {
        return head.isAfter(rev);
    }

    /** The log is known to have come to {@code at}. */
    void headAt(Rev at) {
        head = head.max(at);
    }

    Verdict offer(Rev at) {
        headAt(at);
        if (!at.isAfter(rev)) {
            return Verdict.DUPLICATE;
        }
        if (at.equals(rev.next())) {
            rev = at;
            return Verdict.DELIVER;
        }
        return Verdict.GAP;
    }

    /** Keeps an event that came before one that it follows; beyond a bound it is dropped, and will be asked for. */
    void keep(ServerFrame.Event event) {
        if (early.size() < MOST_EARLY) {
            early.put(event.rev(), event);
        }
    }

    /** The next event, if it is one that was kept; null otherwise. */
    ServerFrame.@Nullable Event pollKept() {
        early.headMap(rev, true).clear();
        ServerFrame.Event next = early.remove(rev.next());
        if (next != null) {
            rev = next.rev();
        }
        return next;
    }

    /** The user's part of the log begins, or begins anew, at {@code at}. False where that is old news. */
    boolean beginAt(Rev at) {
        boolean news = at.isAfter(rev);
        if (news) {
            rev = at;
            headAt(at);
        }
        return news;
    }
}
