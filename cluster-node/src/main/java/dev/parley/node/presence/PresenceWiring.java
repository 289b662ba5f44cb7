package dev.parley.node.presence;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import akka.cluster.Member;
import akka.cluster.MemberStatus;
import akka.cluster.sharding.typed.ClusterShardingSettings;
import akka.cluster.sharding.typed.javadsl.ClusterSharding;
import akka.cluster.sharding.typed.javadsl.Entity;
import akka.cluster.sharding.typed.javadsl.EntityTypeKey;
import akka.cluster.typed.Cluster;
import com.typesafe.config.Config;
import dev.parley.node.placement.EvenAllocation;
import dev.parley.persistence.cassandra.Queries;
import dev.parley.persistence.presence.LastSeenTable;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.random.RandomGenerator;

/**
 * Puts presence together on a node.
 *
 * @param desk where the node's sockets say that they are there
 * @param reader for lists
 */
public record PresenceWiring(ActorRef<PresenceDesk.Command> desk, PresenceReader reader) {

    /** What presence needs of the rest of the node. {@code random} is thread-safe. */
    public record Surroundings(
            ActorSystem<?> system, ClusterSharding sharding, Queries queries, Clock clock, RandomGenerator random) {}

    /** The shards of this type must be at home before the node is ready. */
    public static EntityTypeKey<?> entityType() {
        return PresenceShard.KEY;
    }

    /** Sends a frame to all sockets that watch {@code about}. Best effort. */
    public static void announce(ClusterSharding sharding, UserId about, ServerFrame frame) {
        sharding.entityRefFor(PresenceShard.KEY, Integer.toString(Shards.of(about)))
                .tell(new PresenceShard.Announce(about, EncodedFrame.of(frame)));
    }

    public static PresenceWiring wire(Surroundings node) {
        Config config = node.system().settings().config();
        PresenceSettings settings = PresenceSettings.from(config);
        LastSeen rows = new StoredLastSeen(new LastSeenTable(node.queries()));
        Cluster cluster = Cluster.get(node.system());
        PresenceRuntime runtime =
                new PresenceRuntime(settings, rows, node.clock(), node.random(), () -> members(cluster));
        ActorRef<?> region = node.sharding()
                .init(Entity.of(
                                PresenceShard.KEY,
                                entity -> PresenceShard.create(Integer.parseInt(entity.getEntityId()), runtime))
                        .withAllocationStrategy(EvenAllocation.ofSoftState(node.system()))
                        .withSettings(ClusterShardingSettings.create(node.system())
                                .withPassivationStrategy(
                                        ClusterShardingSettings.PassivationStrategySettings$.MODULE$.disabled())));
        node.system().log().debug("Presence is sharded by {}", region);
        ActorRef<PresenceDesk.Command> desk = node.system()
                .systemActorOf(
                        PresenceDesk.create(settings, node.clock(), (shard, message) -> node.sharding()
                                .entityRefFor(PresenceShard.KEY, Integer.toString(shard))
                                .tell(message)),
                        "presence-desk",
                        Props.empty());
        return new PresenceWiring(desk, new ShardedPresenceReader(node.sharding(), rows, settings));
    }

    private static int members(Cluster cluster) {
        int up = 0;
        for (Member member : cluster.state().getMembers()) {
            if (member.status() == MemberStatus.up()) {
                up++;
            }
        }
        return Math.max(1, up);
    }

    /** The table, as the shards see it. */
    private record StoredLastSeen(LastSeenTable table) implements LastSeen {
        @Override
        public CompletionStage<Map<UserId, Instant>> find(int shard, Collection<UserId> users) {
            return table.find(shard, users);
        }

        @Override
        public CompletionStage<Void> save(int shard, Map<UserId, Instant> seen) {
            return table.save(shard, seen);
        }
    }
}
