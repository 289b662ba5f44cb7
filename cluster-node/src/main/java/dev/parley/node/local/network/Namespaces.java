package dev.parley.node.local.network;

import java.util.List;
import java.util.Set;

/** The namespaces of one {@code up}, from their making to their end. */
public final class Namespaces implements AutoCloseable {
    private final NetworkPlan plan;

    private Namespaces(NetworkPlan plan) {
        this.plan = plan;
    }

    /** Makes them; what one that was killed has left of the same number goes first. */
    public static Namespaces make(NetworkPlan plan, int nodes) {
        Namespaces namespaces = new Namespaces(plan);
        namespaces.close();
        try {
            IpCommands.make(plan, nodes).forEach(Ip::run);
            return namespaces;
        } catch (NetworkException e) {
            namespaces.close();
            throw e;
        }
    }

    /** Cuts nodes off from the others, until {@link #heal}. Clients and Cassandra reach all. */
    public static void partition(NetworkPlan plan, int nodes, Set<Integer> cut, boolean oneWay) {
        IpCommands.partition(plan, nodes, cut, oneWay).forEach(Ip::run);
    }

    public static void heal(NetworkPlan plan, int nodes) {
        IpCommands.heal(plan, nodes).forEach(Ip::run);
    }

    @Override
    public void close() {
        List<String> left = Ip.run(List.of("netns", "list"))
                .lines()
                .map(line -> line.split(" ", 2)[0])
                .filter(name -> name.startsWith(plan.namespacePrefix()))
                .toList();
        boolean bridge = Ip.run(List.of("-o", "link", "show", "type", "bridge")).contains(": " + plan.bridge() + ":");
        IpCommands.remove(plan, left, bridge).forEach(Ip::run);
    }
}
