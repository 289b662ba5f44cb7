package dev.parley.node.wire;

import akka.actor.ActorSystem;
import akka.cluster.Cluster;
import akka.cluster.ClusterEvent.CurrentClusterState;
import akka.cluster.Member;
import org.jspecify.annotations.Nullable;

/**
 * Whether all nodes of the cluster can read the forms of {@link LeanMessages}: those that can say so by a role. During an
 * update from a version that cannot, nobody writes them. Thread-safe.
 */
final class LeanReaders {
    /** Says that a node reads the forms 1 to 3. */
    static final String ROLE = "wire-1";

    private final ActorSystem system;
    private volatile @Nullable Known known;

    private record Known(CurrentClusterState state, boolean all) {}

    LeanReaders(ActorSystem system) {
        this.system = system;
    }

    /** Without a cluster there is nobody to read. */
    boolean areAll() {
        return system.hasExtension(Cluster.lookup())
                && areAll(Cluster.get(system).state());
    }

    @SuppressWarnings(
            "ReferenceEquality") // each change makes another object; to compare their contents would cost more
    private boolean areAll(CurrentClusterState state) {
        Known before = known;
        if (before == null || before.state() != state) {
            before = new Known(state, areAll(state.getMembers()));
            known = before;
        }
        return before.all();
    }

    private static boolean areAll(Iterable<Member> members) {
        for (Member member : members) {
            if (!member.hasRole(ROLE)) {
                return false;
            }
        }
        return true;
    }
}
