package dev.parley.node.operations;

import akka.actor.AbstractExtensionId;
import akka.actor.ActorRef;
import akka.actor.ActorSystem;
import akka.actor.ExtendedActorSystem;
import akka.actor.Extension;
import akka.actor.ExtensionId;
import akka.actor.ExtensionIdProvider;
import akka.cluster.sharding.typed.ShardingEnvelope;
import akka.remote.artery.RemoteInstrument;
import dev.parley.node.ClusterMessage;
import java.nio.ByteBuffer;
import java.util.concurrent.atomic.LongAdder;

/** What this node has sent to the other ones: messages of Parley's own, and those by which Akka holds the cluster together. */
public final class RemoteTraffic implements Extension {
    private static final Id ID = new Id();

    private final Sum own = new Sum();
    private final Sum cluster = new Sum();

    /** Messages, and their bytes on the wire. */
    static final class Sum {
        private final LongAdder messages = new LongAdder();
        private final LongAdder bytes = new LongAdder();

        private void add(int size) {
            messages.increment();
            bytes.add(size);
        }

        long messages() {
            return messages.sum();
        }

        long bytes() {
            return bytes.sum();
        }
    }

    private RemoteTraffic() {}

    static RemoteTraffic of(ActorSystem system) {
        return ID.get(system);
    }

    Sum own() {
        return own;
    }

    Sum cluster() {
        return cluster;
    }

    void sent(Object message, int size) {
        Object content = message instanceof ShardingEnvelope<?> envelope ? envelope.message() : message;
        (content instanceof ClusterMessage ? own : cluster).add(size);
    }

    /** Artery makes one for each of its streams: application.conf names this class. It adds nothing to a message. */
    public static final class Instrument extends RemoteInstrument {
        private static final byte NUMBER = 17;

        private final RemoteTraffic traffic;

        public Instrument(ExtendedActorSystem system) {
            traffic = of(system);
        }

        /** Among the instruments of a node; Akka keeps 1 to 7 for itself. */
        @Override
        public byte identifier() {
            return NUMBER;
        }

        @Override
        public void remoteMessageSent(ActorRef recipient, Object message, ActorRef sender, int size, long nanos) {
            traffic.sent(message, size);
        }

        @Override
        public void remoteMessageReceived(ActorRef recipient, Object message, ActorRef sender, int size, long nanos) {
            // the node that has sent it counts it
        }

        @Override
        public void remoteWriteMetadata(ActorRef recipient, Object message, ActorRef sender, ByteBuffer buffer) {
            // none
        }

        @Override
        public void remoteReadMetadata(ActorRef recipient, Object message, ActorRef sender, ByteBuffer buffer) {
            // none
        }
    }

    /** One for each actor system. */
    public static final class Id extends AbstractExtensionId<RemoteTraffic> implements ExtensionIdProvider {
        @Override
        public RemoteTraffic createExtension(ExtendedActorSystem system) {
            return new RemoteTraffic();
        }

        @Override
        public ExtensionId<? extends Extension> lookup() {
            return ID;
        }
    }
}
