package dev.parley.node;

import akka.actor.Address;
import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorSystem;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Down;
import akka.cluster.typed.Join;
import com.typesafe.config.ConfigFactory;
import dev.parley.persistence.CassandraForTests;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.cassandra.QuerySettings;

/** A bare node in this JVM: an actor system of a cluster, on a test's Cassandra. Wirings are put on top of it. */
public final class NodeForTests {
    private final ActorTestKit kit;
    private final NodeForTests first;
    private final Queries queries;

    private NodeForTests(ActorTestKit kit, NodeForTests first, Queries queries) {
        this.kit = kit;
        this.first = first == null ? this : first;
        this.queries = queries;
    }

    /**
     * Starts a node that joins {@code first}, or founds a cluster where that is null.
     *
     * @param cluster the name, the same for all nodes of a cluster
     * @param own settings of the test, which win
     */
    public static NodeForTests start(CassandraForTests cassandra, String cluster, String own, NodeForTests first) {
        ActorTestKit kit = ActorTestKit.create(
                cluster,
                cassandra.config(ConfigFactory.parseString(own)
                        .withFallback(ConfigFactory.parseString("""
                                        akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                                        akka.cluster.roles = [entity]
                                        akka.cluster.jmx.enabled = off
                                        akka.coordinated-shutdown.exit-jvm = off
                                        parley.placement.settle = 0 s
                                        """))
                        .withFallback(ConfigFactory.parseResources("application.conf"))));
        ActorSystem<?> founder = first == null ? kit.system() : first.kit.system();
        Cluster.get(kit.system())
                .manager()
                .tell(Join.create(Cluster.get(founder).selfMember().address()));
        return new NodeForTests(
                kit,
                first,
                new Queries(
                        cassandra.session(),
                        QuerySettings.from(kit.system().settings().config())));
    }

    public ActorSystem<Void> system() {
        return kit.system();
    }

    public ClusterSharding sharding() {
        return ClusterSharding.get(kit.system());
    }

    public Queries queries() {
        return queries;
    }

    public void stop() {
        kit.shutdownTestKit();
    }

    /** Dies; the first node is told to do without it. With {@code run-by-actor-system-terminate = off} alone. */
    public void crash() {
        Address address = Cluster.get(kit.system()).selfMember().address();
        stop();
        Cluster.get(first.kit.system()).manager().tell(new Down(address));
    }
}
