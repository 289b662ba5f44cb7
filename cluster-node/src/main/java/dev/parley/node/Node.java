package dev.parley.node;

import akka.actor.CoordinatedShutdown;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.management.cluster.bootstrap.ClusterBootstrap;
import akka.management.javadsl.AkkaManagement;
import com.typesafe.config.Config;
import dev.parley.node.operations.NodeReadiness;
import dev.parley.node.operations.OperationsSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A running node. It joins the cluster while it connects to Cassandra; entities and sockets come when what is stored is
 * ready. Its end is Akka's coordinated shutdown, by SIGTERM or {@link #leave()}.
 */
final class Node {
    private static final Logger log = LoggerFactory.getLogger(Node.class);

    private final ActorSystem<?> system;
    private final String address;

    private Node(ActorSystem<?> system, String address) {
        this.system = system;
        this.address = address;
    }

    /** Blocks until the node is ready, or ends it and throws the reason. */
    static Node start(Config config, Clock clock) {
        NodeSettings settings = NodeSettings.from(config);
        ActorSystem<Void> system;
        try {
            system = ActorSystem.create(Behaviors.empty(), "parley", config);
        } catch (RuntimeException e) {
            throw StartException.of(e, settings);
        }
        try {
            return wire(system, config, settings, clock);
        } catch (RuntimeException e) {
            log.warn("The node does not start", e);
            system.terminate();
            throw StartException.of(e, settings);
        }
    }

    /** Where clients reach the node. */
    String address() {
        return address;
    }

    /** Begins to leave, as SIGTERM does. */
    void leave() {
        CoordinatedShutdown.get(system).run(CoordinatedShutdown.unknownReason());
    }

    private static Node wire(ActorSystem<Void> system, Config config, NodeSettings settings, Clock clock) {
        AkkaManagement.get(system).start();
        ClusterBootstrap.get(system).start();
        JournalWiring journal = JournalWiring.wire(system, config, clock, settings.startTimeout());
        List<EntityTypeKey<?>> types = List.of();
        NodeReadiness readiness =
                new NodeReadiness(system, journal.session(), types, OperationsSettings.from(config), System::nanoTime);
        awaitReady(readiness, settings.startTimeout());
        return new Node(system, settings.host());
    }

    private static void awaitReady(NodeReadiness readiness, Duration timeout) {
        long deadline = System.nanoTime() + timeout.toNanos();
        try {
            while (!readiness.notReadyBecause().isEmpty()) {
                if (System.nanoTime() - deadline > 0) {
                    throw new StartException(
                            "Not ready within " + timeout.toSeconds() + " s: "
                                    + String.join("; ", readiness.notReadyBecause()),
                            null);
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted while starting", e);
        }
    }
}
