package dev.parley.node.local.network;

/**
 * The network of one {@code up}: a bridge, on whose address Cassandra listens, and a namespace for each node. The
 * addresses are of a range that is set apart for tests and routed nowhere (RFC 2544).
 *
 * @param number tells the networks of one machine apart: 0 to 255
 */
public record NetworkPlan(int number) {
    public static final int MOST = 256;

    private static final int FIRST_NODE = 10;

    String bridge() {
        return "parley" + number;
    }

    /** Where this machine itself stands in the network. */
    public String address() {
        return "198.18." + number + ".1";
    }

    public String address(int node) {
        return "198.18." + number + "." + (FIRST_NODE + node);
    }

    /** The name of a node's namespace. */
    public String namespace(int node) {
        return namespacePrefix() + node;
    }

    String namespacePrefix() {
        return bridge() + "-node-";
    }

    /** The end of a node's cable that is plugged into the bridge. */
    String plug(int node) {
        return bridge() + "n" + node;
    }
}
