package dev.parley.node.session;

import dev.parley.node.conversation.ConversationReply.HeadFound;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Outcome;
import dev.parley.protocol.error.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Groups that answer one member as conversations do, from a list of who wrote each message. */
final class RoomsForTests implements Inbox {
    private final Map<ConversationId, Room> rooms = new ConcurrentSkipListMap<>(Comparator.naturalOrder());
    final AtomicInteger asked = new AtomicInteger();
    final AtomicInteger lists = new AtomicInteger();
    /** Heads are answered after it. */
    volatile CompletableFuture<?> heads = CompletableFuture.completedFuture(null);

    /** Who wrote each message, and where the member joined; nowhere if it is none. */
    static final class Room {
        final List<Boolean> own = new ArrayList<>();
        int joined;
        boolean member = true;
    }

    ConversationId add() {
        ConversationId id = new ConversationId(new UUID(3, rooms.size() + 1L));
        rooms.put(id, new Room());
        return id;
    }

    Map<ConversationId, Room> rooms() {
        return rooms;
    }

    /** Posts so many messages of others. */
    void post(ConversationId id, int count) {
        Room room = rooms.get(id);
        synchronized (room) {
            for (int i = 0; i < count; i++) {
                room.own.add(false);
            }
        }
    }

    @Override
    public CompletionStage<List<InboxEntry>> read(UserId user, Set<ConversationId> active, UserSession cursors) {
        lists.incrementAndGet();
        List<InboxEntry> entries = new ArrayList<>();
        rooms.forEach((id, room) -> {
            if (room.member) {
                entries.add(InboxEntry.of(user, null, found(id, room), cursors));
            }
        });
        return CompletableFuture.completedStage(List.copyOf(entries));
    }

    @Override
    public CompletionStage<List<InboxEntry>> again(
            UserId user, List<InboxEntry> entries, Set<ConversationId> active, UserSession cursors) {
        return CompletableFuture.completedStage(entries.stream()
                .filter(entry -> rooms.get(entry.conversationId()).member)
                .map(entry -> active.contains(entry.conversationId())
                        ? InboxEntry.of(
                                user, null, found(entry.conversationId(), rooms.get(entry.conversationId())), cursors)
                        : entry.asOf(cursors))
                .toList());
    }

    @Override
    public CompletionStage<Outcome<HeadFound>> head(UserId user, ConversationId id) {
        asked.incrementAndGet();
        Room room = rooms.get(id);
        return heads.thenApply(ready -> room == null || !room.member
                ? Outcome.refused(Refusal.of(ErrorCode.UNKNOWN_CONVERSATION))
                : Outcome.done(found(id, room)));
    }

    private static HeadFound found(ConversationId id, Room room) {
        synchronized (room) {
            return new HeadFound(
                    0,
                    id,
                    ConversationType.GROUP,
                    "us",
                    null,
                    new Rev(room.own.size() + 1L),
                    new Seq(room.own.size()),
                    null,
                    2,
                    Instant.EPOCH,
                    new Seq(room.joined),
                    new Seq(room.own.lastIndexOf(true) + 1L),
                    List.of());
        }
    }
}
