package dev.parley.node.session;

import akka.actor.typed.ActorRef;
import dev.parley.node.delivery.DeliveryRouter;
import dev.parley.protocol.account.DeviceId;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The live sockets of one user, on whatever nodes. Confined to its session. */
final class Sockets {
    private final Map<ActorRef<Connection.Command>, Socket> sockets = new LinkedHashMap<>();

    private record Socket(DeviceId device, ActorRef<DeliveryRouter.Command> router) {}

    /** Returns whether the socket is the first on its node. */
    boolean add(ActorRef<Connection.Command> socket, DeviceId device, ActorRef<DeliveryRouter.Command> router) {
        boolean gained =
                sockets.values().stream().noneMatch(other -> other.router().equals(router));
        sockets.put(socket, new Socket(device, router));
        return gained;
    }

    void remove(ActorRef<Connection.Command> socket) {
        sockets.remove(socket);
    }

    boolean has(@Nullable ActorRef<Connection.Command> socket) {
        return socket != null && sockets.containsKey(socket);
    }

    int size() {
        return sockets.size();
    }

    /** The routers of the nodes that have sockets. */
    List<ActorRef<DeliveryRouter.Command>> routers() {
        return sockets.values().stream().map(Socket::router).distinct().toList();
    }

    void close(Set<DeviceId> devices, CloseCode code) {
        sockets.forEach((socket, of) -> {
            if (devices.contains(of.device())) {
                socket.tell(new Connection.Close(code));
            }
        });
    }

    void tellAll(Connection.Command command) {
        sockets.keySet().forEach(socket -> socket.tell(command));
    }

    /** Sends a frame to all sockets but one. */
    void tellAllBut(@Nullable ActorRef<Connection.Command> origin, EncodedFrame frame) {
        for (ActorRef<Connection.Command> socket : sockets.keySet()) {
            if (!socket.equals(origin)) {
                socket.tell(new Connection.Notice(frame));
            }
        }
    }

    /** Whether there is anybody to tell of a change that {@code origin} has made. */
    boolean hasOtherThan(@Nullable ActorRef<Connection.Command> origin) {
        return sockets.size() > (has(origin) ? 1 : 0);
    }
}
