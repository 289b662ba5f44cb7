package dev.parley.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.javadsl.Adapter;
import akka.cluster.typed.Cluster;
import akka.cluster.typed.Join;
import akka.serialization.Serialization;
import akka.serialization.SerializationExtension;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.delivery.DeliveryRouter.FanOut;
import dev.parley.node.delivery.Line;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.io.NotSerializableException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class NodeSerializerTest {
    private static final int CBOR = 33;

    @Test
    void writesTheLeanFormWhereEveryNodeReadsIt() throws Exception {
        in("\"wire-1\"", (kit, sent) -> {
            byte[] bytes = serialization(kit).serialize(sent).get();

            assertThat(LeanMessages.isOne(bytes)).isTrue();
            assertThat(serialization(kit)
                            .deserialize(bytes, CBOR, FanOut.class.getName())
                            .get())
                    .usingRecursiveComparison()
                    .isEqualTo(sent);
        });
    }

    @Test
    void writesWhatThePreviousVersionReadsWhereOneNodeIsOfIt() throws Exception {
        in("", (kit, sent) -> {
            byte[] bytes = serialization(kit).serialize(sent).get();

            assertThat(LeanMessages.isOne(bytes)).isFalse();
            assertThat(serialization(kit)
                            .deserialize(bytes, CBOR, FanOut.class.getName())
                            .get())
                    .usingRecursiveComparison()
                    .isEqualTo(sent);
        });
    }

    @Test
    void saysWhatItCannotRead() throws Exception {
        in("", (kit, sent) -> assertThatThrownBy(() -> serialization(kit)
                        .deserialize(new byte[] {3, 1}, CBOR, FanOut.class.getName())
                        .get())
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining(FanOut.class.getName()));
    }

    private interface Check {
        void of(ActorTestKit kit, FanOut sent) throws Exception;
    }

    /** On the only node of a cluster, with this role. */
    private static void in(String role, Check check) throws Exception {
        ActorTestKit kit = ActorTestKit.create(
                "parley", ConfigFactory.parseString("""
                        akka.actor.provider = cluster
                        akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
                        akka.cluster.jmx.enabled = off
                        akka.cluster.roles = [%s]
                        akka.coordinated-shutdown.exit-jvm = off
                        """.formatted(role)).withFallback(ConfigFactory.load()));
        try {
            Cluster cluster = Cluster.get(kit.system());
            cluster.manager().tell(Join.create(cluster.selfMember().address()));
            await().until(() -> cluster.state().getMembers().iterator().hasNext());
            Line line = new Line(new Rev(1), 0, EncodedFrame.of(new ServerFrame.Pong("r")));
            check.of(
                    kit,
                    new FanOut(
                            new ConversationId(new UUID(1, 2)),
                            List.of(line),
                            List.of(new UserId(new UUID(3, 4))),
                            Adapter.toTyped(kit.system().classicSystem().deadLetters())));
        } finally {
            kit.shutdownTestKit();
        }
    }

    private static Serialization serialization(ActorTestKit kit) {
        return SerializationExtension.get(kit.system());
    }
}
