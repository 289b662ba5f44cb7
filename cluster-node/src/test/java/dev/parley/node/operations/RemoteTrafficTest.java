package dev.parley.node.operations;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.sharding.typed.ShardingEnvelope;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.ClusterMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RemoteTrafficTest {
    private record Said() implements ClusterMessage {}

    private final ActorTestKit kit = ActorTestKit.create(
            "traffic",
            ConfigFactory.parseString("akka { actor.provider = local, coordinated-shutdown.exit-jvm = off }")
                    .withFallback(ConfigFactory.load()));

    @AfterEach
    void stop() {
        kit.shutdownTestKit();
    }

    @Test
    void tellsParleysOwnMessagesFromThoseOfTheCluster() {
        RemoteTraffic traffic = RemoteTraffic.of(Adapter.toClassic(kit.system()));
        traffic.sent(new Said(), 100);
        traffic.sent(new ShardingEnvelope<>("somebody", new Said()), 150);
        traffic.sent("a heartbeat", 30);

        assertThat(traffic.own().messages()).isEqualTo(2);
        assertThat(traffic.own().bytes()).isEqualTo(250);
        assertThat(traffic.cluster().messages()).isEqualTo(1);
        assertThat(traffic.cluster().bytes()).isEqualTo(30);
        assertThat(RemoteTraffic.of(Adapter.toClassic(kit.system()))).isSameAs(traffic);
    }
}
