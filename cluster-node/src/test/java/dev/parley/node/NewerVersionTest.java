package dev.parley.node;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.LoggingTestKit;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.NewerVersion.Said;
import dev.parley.node.delivery.RouteNews;
import dev.parley.protocol.account.UserId;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A node of the next version speaks to one of this, over the wire. */
class NewerVersionTest {
    private static final String WIRE = """
            akka.actor.provider = cluster
            akka.remote.artery.canonical { hostname = "127.0.0.1", port = 0 }
            akka.cluster.jmx.enabled = off
            akka.coordinated-shutdown.exit-jvm = off
            """;
    private static final byte[] NOTHING = {(byte) 0xa0};
    private static final UserId ANNA = new UserId(new UUID(1, 2));

    private static ActorTestKit newer;
    private static ActorTestKit present;

    @BeforeAll
    static void start() {
        newer = ActorTestKit.create(
                "parley", ConfigFactory.parseString(WIRE + """
                        akka.actor.serializers.jackson-cbor = "dev.parley.node.NewerVersion"
                        akka.actor.serialization-bindings."dev.parley.node.NewerVersion$Said" = jackson-cbor
                        """).withFallback(ConfigFactory.load()));
        present = ActorTestKit.create("parley", ConfigFactory.parseString(WIRE).withFallback(ConfigFactory.load()));
    }

    @AfterAll
    static void stop() {
        newer.shutdownTestKit();
        present.shutdownTestKit();
    }

    @Test
    void aMessageThatThisVersionDoesNotKnowIsDroppedAndTheNextOnesArrive() {
        TestProbe<Object> probe = present.createTestProbe();
        ActorRef<Object> remote = fromAfar(probe.ref());

        LoggingTestKit.error("dev.parley.node.delivery.RouteNews$Teleported").expect(present.system(), () -> {
            remote.tell(new Said("dev.parley.node.delivery.RouteNews$Teleported", NOTHING));
            return null;
        });
        remote.tell(new Said(RouteNews.Noted.class.getName(), NOTHING));

        probe.expectMessage(new RouteNews.Noted());
    }

    @Test
    void aFieldThatThisVersionDoesNotKnowIsIgnored() throws IOException {
        TestProbe<Object> probe = present.createTestProbe();
        ObjectNode tree = GoldenMessages.CBOR.createObjectNode();
        tree.put("user", ANNA.toString());
        tree.putObject("mood").put("why", "the next version asks");

        fromAfar(probe.ref())
                .tell(new Said(RouteNews.Forgotten.class.getName(), GoldenMessages.CBOR.writeValueAsBytes(tree)));

        probe.expectMessage(new RouteNews.Forgotten(ANNA));
    }

    private static ActorRef<Object> fromAfar(ActorRef<Object> local) {
        return ActorRefResolver.get(newer.system())
                .resolveActorRef(ActorRefResolver.get(present.system()).toSerializationFormat(local));
    }
}
