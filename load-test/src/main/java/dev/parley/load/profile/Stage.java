package dev.parley.load.profile;

import java.util.List;

/**
 * The stages of a message's path through a node. A sample belongs to the stage of its innermost frame that names one; of two
 * that fit the same frame, to the one that stands first.
 */
enum Stage {
    DECODE(
            "decode: frames and JSON of clients",
            "dev.parley.protocol.frame.FrameCodec",
            "dev.parley.api.websocket.Frame"),
    ENCODE(
            "encode: frames to clients",
            "dev.parley.protocol.frame.EncodedFrame",
            "dev.parley.node.conversation.EventRenderer",
            "dev.parley.node.conversation.Lines"),
    ADMIT("admit: limits, tokens", "dev.parley.api.limit", "dev.parley.node.admission", "io.github.bucket4j"),
    JOURNAL(
            "journal: serialize and write events",
            "dev.parley.persistence.journal",
            "dev.parley.persistence.fence",
            "akka.persistence.cassandra",
            "akka.persistence.journal"),
    TABLES(
            "tables: rows after the event",
            "dev.parley.persistence",
            "dev.parley.node.conversation.TableProjection",
            "dev.parley.node.conversation.ConversationProjector",
            "dev.parley.node.conversation.ProjectedEvent"),
    DELIVER(
            "deliver: routes, fan-out, order",
            "dev.parley.node.conversation.Fanout",
            "dev.parley.node.conversation.Routes",
            "dev.parley.node.conversation.Broadcast",
            "dev.parley.node.conversation.LiveSigns",
            "dev.parley.node.delivery",
            "dev.parley.node.session",
            "dev.parley.node.presence"),
    DECIDE("decide: rules and state", "dev.parley.node.conversation"),
    ROUTE("route: cluster sharding", "akka.cluster.sharding", "dev.parley.node.placement"),
    REMOTE("remote: between nodes", "dev.parley.node.wire", "akka.remote", "akka.serialization"),
    WRITE("sockets: read and write", "dev.parley.api", "akka.stream", "akka.io", "sun.nio.ch"),
    DRIVER("driver: Cassandra's protocol", "com.datastax", "io.netty", "akka.stream.alpakka"),
    ENTITY("entity: event sourcing", "dev.parley.node.recovery", "akka.persistence"),
    ACTORS(
            "actors: mailboxes and threads",
            "akka.actor",
            "akka.dispatch",
            "akka.pattern",
            "java.util.concurrent.ForkJoin"),
    CLUSTER("cluster: gossip, heartbeats", "akka.cluster", "dev.parley.node.standing"),
    OTHER("other");

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
    private final List<String> prefixes;

    Stage(String label, String... prefixes) {
        this.label = label;
        this.prefixes = List.of(prefixes);
    }

    String label() {
        return label;
    }

    /** @param frames names of classes, innermost first */
    static Stage of(List<String> frames) {
        for (String frame : frames) {
            for (Stage stage : values()) {
                if (stage.prefixes.stream().anyMatch(frame::startsWith)) {
                    return stage;
                }
            }
        }
        return OTHER;
    }
}
