package dev.parley.node.standing;

import java.util.HashSet;
import java.util.Set;

/**
 * Who has vouched for a node in one round of asking. Mirrors what keep-majority does with a tie: the half with the lowest
 * address stays.
 */
final class Round {
    private final long since;
    private final Set<String> voters;
    private final String lowest;
    private final Set<String> vouched = new HashSet<>();

    /**
     * @param since when it was asked, in the machine's monotonic time
     * @param voters the nodes that count, this one among them
     * @param lowest the one of them with the lowest address
     */
    Round(long since, Set<String> voters, String lowest) {
        this.since = since;
        this.voters = Set.copyOf(voters);
        this.lowest = lowest;
    }

    long since() {
        return since;
    }

    void vouch(String node) {
        if (voters.contains(node)) {
            vouched.add(node);
        }
    }

    boolean isWon() {
        int twice = 2 * vouched.size();
        return twice > voters.size() || (twice == voters.size() && vouched.contains(lowest));
    }
}
