package dev.parley.load.check.verify;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Entry.Kind;
import dev.parley.load.check.record.Said;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One conversation as the first node tells it, made ready for questions: all else is held against it. */
public final class Chronicle {
    private record Name(UserId sender, ClientMessageId id) {}

    /** From the event that put somebody in to the one that took it out, or for ever. */
    private record Stay(long from, long to) {}

    private final Map<Long, Entry> byRev = new HashMap<>();
    private final Map<Long, Said> bySeq = new HashMap<>();
    private final Map<Name, Said> byName = new HashMap<>();
    private final Map<UserId, List<Stay>> stays = new HashMap<>();
    private final TreeMap<Long, Long> seqAt = new TreeMap<>();
    private final long lastRev;
    private final long lastSeq;

    Chronicle(Truth.Reading reading, List<UserId> founders) {
        founders.forEach(user -> begin(user, 1));
        long rev = 0;
        long seq = 0;
        for (Entry entry : reading.log()) {
            byRev.putIfAbsent(entry.rev(), entry);
            rev = Math.max(rev, entry.rev());
            if (entry.kind() == Kind.ADDED) {
                entry.users().forEach(user -> begin(user, entry.rev()));
            } else if (entry.kind() == Kind.REMOVED) {
                entry.users().forEach(user -> end(user, entry.rev()));
            }
            Said said = entry.said();
            if (entry.kind() == Kind.POSTED && said != null) {
                seq = Math.max(seq, said.seq());
                seqAt.put(entry.rev(), said.seq());
            }
        }
        for (Said said : reading.history()) {
            bySeq.putIfAbsent(said.seq(), said);
            byName.putIfAbsent(new Name(said.sender(), said.clientMessageId()), said);
            seq = Math.max(seq, said.seq());
        }
        lastRev = rev;
        lastSeq = seq;
    }

    private void begin(UserId user, long rev) {
        stays.computeIfAbsent(user, key -> new ArrayList<>(1)).add(new Stay(rev, Long.MAX_VALUE));
    }

    private void end(UserId user, long rev) {
        List<Stay> all = stays.get(user);
        if (all != null && all.get(all.size() - 1).to() == Long.MAX_VALUE) {
            all.add(new Stay(all.remove(all.size() - 1).from(), rev));
        }
    }

    /** The event with that number; null where there is none. */
    public @Nullable Entry entry(long rev) {
        return byRev.get(rev);
    }

    /** The message with that number; null where there is none. */
    public @Nullable Said said(long seq) {
        return bySeq.get(seq);
    }

    /** The message that somebody sent under this name; null where there is none. */
    @Nullable
    Said said(UserId sender, ClientMessageId id) {
        return byName.get(new Name(sender, id));
    }

    long lastRev() {
        return lastRev;
    }

    long lastSeq() {
        return lastSeq;
    }

    /** How many messages there were when {@code rev} happened. */
    long seqAt(long rev) {
        Map.Entry<Long, Long> before = seqAt.floorEntry(rev);
        return before == null ? 0 : before.getValue();
    }

    /** Whether the event is the user's business: from the one that put it in to the one that took it out. */
    boolean concerns(UserId user, long rev) {
        return stays.getOrDefault(user, List.of()).stream().anyMatch(stay -> stay.from() <= rev && rev <= stay.to());
    }

    /** Whether the user is put in again after {@code rev}, or was never taken out. */
    boolean staysAfter(UserId user, long rev) {
        return stays.getOrDefault(user, List.of()).stream().anyMatch(stay -> stay.to() > rev);
    }

    boolean hasMember(UserId user) {
        return staysAfter(user, Long.MAX_VALUE - 1);
    }

    /** The event that put the user in last before {@code rev}; 0 where there is none. */
    long joinedBefore(UserId user, long rev) {
        return stays.getOrDefault(user, List.of()).stream()
                .mapToLong(Stay::from)
                .filter(from -> from <= rev)
                .max()
                .orElse(0);
    }

    /** The user's last own message; 0 where there is none. */
    long lastOf(UserId user) {
        return bySeq.values().stream()
                .filter(said -> said.sender().equals(user))
                .mapToLong(Said::seq)
                .max()
                .orElse(0);
    }
}
