package dev.parley.node.rebuild;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A table that follows from the journal, as far as it does.
 *
 * @param ignored columns that are in no log
 * @param rows which of its rows follow
 */
record ComparedTable(String name, Set<String> ignored, Rows rows) {
    /** What of a row follows from the journal; nothing of it where the answer is empty. */
    @FunctionalInterface
    interface Rows {
        Map<String, Object> derived(Map<String, Object> row);
    }

    /** All that the replays write. */
    static final List<ComparedTable> ALL = List.of(
            whole("message"),
            whole("sent_id"),
            whole("conversation_head"),
            whole("conversation_change"),
            new ComparedTable("inbox", Set.of(), ComparedTable::membership),
            new ComparedTable(
                    "read_cursor", Set.of("delivered_seq"), row -> row.containsKey("read_seq") ? row : Map.of()),
            new ComparedTable("receipt", Set.of(), row -> "READ".equals(row.get("kind")) ? row : Map.of()),
            new ComparedTable("username", Set.of("claimed_at"), row -> row),
            new ComparedTable("email", Set.of("claimed_at"), row -> row),
            whole("user_prefix"),
            whole("removed_user"),
            whole("friend"),
            whole("friend_request"),
            whole("block"),
            whole("blocked_by"),
            whole("friendship_head"));

    /** Whether nothing is lost where it is emptied and made anew: receipts and cursors also tell what was delivered. */
    boolean isWhole() {
        return !name.equals("read_cursor") && !name.equals("receipt");
    }

    private static ComparedTable whole(String name) {
        return new ComparedTable(name, Set.of(), row -> row);
    }

    /** A row without a type is no membership, and a message from before a member came again moves nothing. */
    private static Map<String, Object> membership(Map<String, Object> row) {
        if (!row.containsKey("type")) {
            return Map.of();
        }
        Object own = row.get("own_seq");
        if (own != null && (Long) own <= (Long) row.getOrDefault("joined_seq", 0L)) {
            Map<String, Object> without = new LinkedHashMap<>(row);
            without.remove("own_seq");
            return without;
        }
        return row;
    }
}
