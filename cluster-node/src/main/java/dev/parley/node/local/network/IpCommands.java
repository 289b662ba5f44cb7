package dev.parley.node.local.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What {@code ip} is told, argument by argument. */
final class IpCommands {
    private IpCommands() {}

    static List<List<String>> make(NetworkPlan plan, int nodes) {
        List<List<String>> commands = new ArrayList<>();
        commands.add(words("link add " + plan.bridge() + " type bridge"));
        commands.add(words("addr add " + plan.address() + "/24 dev " + plan.bridge()));
        commands.add(words("link set " + plan.bridge() + " up"));
        for (int node = 1; node <= nodes; node++) {
            String namespace = plan.namespace(node);
            commands.add(words("netns add " + namespace));
            commands.add(words("link add " + plan.plug(node) + " type veth peer name eth0 netns " + namespace));
            commands.add(words("link set " + plan.plug(node) + " master " + plan.bridge() + " up"));
            commands.add(words("-n " + namespace + " addr add " + plan.address(node) + "/24 dev eth0"));
            commands.add(words("-n " + namespace + " link set lo up"));
            commands.add(words("-n " + namespace + " link set eth0 up"));
        }
        return commands;
    }

    /** The cables go with the namespaces that they lead to. */
    static List<List<String>> remove(NetworkPlan plan, List<String> namespaces, boolean bridge) {
        Stream<List<String>> gone = namespaces.stream().map(name -> words("netns del " + name));
        return Stream.concat(gone, bridge ? Stream.of(words("link del " + plan.bridge())) : Stream.empty())
                .toList();
    }

    /**
     * What is sent between {@code cut} and the others is lost. One way: only what {@code cut} sends, so that they hear
     * the others and are not heard.
     */
    static List<List<String>> partition(NetworkPlan plan, int nodes, Set<Integer> cut, boolean oneWay) {
        List<List<String>> commands = new ArrayList<>();
        for (int node : new TreeSet<>(cut)) {
            for (int other = 1; other <= nodes; other++) {
                if (!cut.contains(other)) {
                    commands.add(lose(plan, node, other));
                    if (!oneWay) {
                        commands.add(lose(plan, other, node));
                    }
                }
            }
        }
        return commands;
    }

    static List<List<String>> heal(NetworkPlan plan, int nodes) {
        return Stream.iterate(1, node -> node <= nodes, node -> node + 1)
                .map(node -> words("-n " + plan.namespace(node) + " route flush type blackhole"))
                .toList();
    }

    private static List<String> lose(NetworkPlan plan, int from, int to) {
        return words("-n " + plan.namespace(from) + " route replace blackhole " + plan.address(to) + "/32");
    }

    private static List<String> words(String command) {
        return List.of(command.split(" ", -1));
    }
}
