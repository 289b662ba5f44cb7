package dev.parley.node.conversation;

import dev.parley.protocol.account.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who types, and until when; bounded by the members of a small conversation. Confined to its entity. */
final class Typists {
    private final Map<UserId, Instant> ends = new HashMap<>();

    /** Returns whether that is news. */
    boolean begin(UserId user, Instant end) {
        return ends.put(user, end) == null;
    }

    /** Returns whether that is news. */
    boolean end(UserId user) {
        return ends.remove(user) != null;
    }

    /** Ends those whose time is over. */
    List<UserId> expire(Instant now) {
        List<UserId> over = new ArrayList<>(0);
        ends.forEach((user, end) -> {
            if (!end.isAfter(now)) {
                over.add(user);
            }
        });
        over.forEach(ends::remove);
        return over;
    }

    Optional<Instant> nextEnd() {
        return ends.values().stream().min(Instant::compareTo);
    }
}
