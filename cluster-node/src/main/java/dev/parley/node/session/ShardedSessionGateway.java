package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Props;
import dev.parley.api.account.Principal;
import dev.parley.api.session.ClientConnection;
import dev.parley.api.session.ClientSink;
import dev.parley.api.session.SessionGateway;
import dev.parley.protocol.frame.ClientFrame;
import java.util.concurrent.atomic.AtomicLong;

/** The edge's port for sockets: gives each a {@link Connection}. Thread-safe. */
final class ShardedSessionGateway implements SessionGateway {
    private final ActorSystem<?> system;
    private final ConnectionRuntime runtime;
    private final AtomicLong opened = new AtomicLong();

    ShardedSessionGateway(ActorSystem<?> system, ConnectionRuntime runtime) {
        this.system = system;
        this.runtime = runtime;
    }

    @Override
    public ClientConnection open(Principal caller, ClientSink sink) {
        return new Handle(system.systemActorOf(
                Connection.create(caller, sink, runtime), "connection-" + opened.incrementAndGet(), Props.empty()));
    }

    private record Handle(ActorRef<Connection.Command> connection) implements ClientConnection {
        @Override
        public void receive(ClientFrame frame) {
            connection.tell(new Connection.Said(frame));
        }

        @Override
        public void authenticated(Principal caller) {
            connection.tell(new Connection.Renamed(caller));
        }

        @Override
        public void overflowed() {
            connection.tell(new Connection.Overflowed());
        }

        @Override
        public void closed() {
            connection.tell(new Connection.Gone());
        }
    }
}
