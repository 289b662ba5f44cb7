package dev.parley.node.rebuild;

import com.datastax.oss.driver.api.core.CqlSession;
import dev.parley.node.rebuild.TablePartitions.Part;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares the tables of two keyspaces row by row, with one partition of each in memory. Blocking; writes nothing. */
public final class Comparison {
    private final CqlSession session;
    private final String stands;
    private final String given;
    private final int most;

    /**
     * @param stands the keyspace that is looked at
     * @param given the one that was made from the journal
     * @param most differences that are looked for
     */
    public Comparison(CqlSession session, String stands, String given, int most) {
        this.session = session;
        this.stands = stands;
        this.given = given;
        this.most = most;
    }

    /** The differences of all tables that follow from the journal. */
    public Set<Difference> run() {
        Set<Difference> found = new LinkedHashSet<>();
        for (ComparedTable table : ComparedTable.ALL) {
            compare(table, found);
        }
        return found;
    }

    private void compare(ComparedTable table, Set<Difference> found) {
        TablePartitions here = new TablePartitions(session, stands, table);
        TablePartitions there = new TablePartitions(session, given, table);
        Part ours = here.next();
        Part theirs = there.next();
        while (found.size() < most && (ours != null || theirs != null)) {
            long token = Math.min(
                    ours == null ? Long.MAX_VALUE : ours.token(), theirs == null ? Long.MAX_VALUE : theirs.token());
            boolean mine = ours != null && ours.token() == token;
            boolean yours = theirs != null && theirs.token() == token;
            compare(
                    table,
                    mine && ours != null ? ours.rows() : Map.of(),
                    yours && theirs != null ? theirs.rows() : Map.of(),
                    found);
            ours = mine ? here.next() : ours;
            theirs = yours ? there.next() : theirs;
        }
    }

    private void compare(
            ComparedTable table,
            Map<String, Map<String, Object>> ours,
            Map<String, Map<String, Object>> theirs,
            Set<Difference> found) {
        Set<String> keys = new TreeSet<>(ours.keySet());
        keys.addAll(theirs.keySet());
        for (String key : keys) {
            Map<String, Object> stand = ours.getOrDefault(key, Map.of());
            Map<String, Object> follow = theirs.getOrDefault(key, Map.of());
            if (!stand.equals(follow) && found.size() < most) {
                found.add(new Difference(table.name(), key, follow, stand));
            }
        }
    }
}
