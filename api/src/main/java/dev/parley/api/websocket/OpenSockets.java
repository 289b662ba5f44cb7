package dev.parley.api.websocket;

import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All sockets of this node. One sweep at a steady beat looks after their heartbeats and the expiry of their tokens, so
 * that no socket needs a timer of its own. Thread-safe.
 */
public final class OpenSockets {
    private final Set<WebSocketConnection> sockets = ConcurrentHashMap.newKeySet();
    private final Clock clock;
    private final int pingSweeps;
    private final int silenceSweeps;
    private volatile int now;

    public OpenSockets(WebSocketSettings settings, Clock clock) {
        this.clock = clock;
        pingSweeps = settings.sweeps(settings.pingInterval());
        silenceSweeps = settings.sweeps(settings.silenceLimit());
    }

    public int count() {
        return sockets.size();
    }

    /** The number of sweeps so far: a clock that is coarse and costs nothing. */
    int now() {
        return now;
    }

    void add(WebSocketConnection socket) {
        sockets.add(socket);
    }

    void remove(WebSocketConnection socket) {
        sockets.remove(socket);
    }

    /** To be called once per sweep interval, by one thread at a time. */
    public void sweep() {
        int tick = now + 1;
        now = tick;
        long millis = clock.millis();
        for (WebSocketConnection socket : sockets) {
            if (socket.expiresAtMillis() <= millis) {
                socket.close(CloseCode.UNAUTHENTICATED);
            } else if (tick - socket.lastHeard() >= silenceSweeps) {
                socket.missed();
            } else if (tick - socket.lastPinged() >= pingSweeps) {
                socket.ping(tick);
            }
        }
    }

    /** The sockets that are open now, in {@code parts} of about the same size. */
    public List<List<WebSocketConnection>> parts(int parts) {
        List<WebSocketConnection> all = new ArrayList<>(sockets);
        List<List<WebSocketConnection>> result = new ArrayList<>(parts);
        for (int i = 0; i < parts; i++) {
            result.add(List.copyOf(all.subList(share(all, i, parts), share(all, i + 1, parts))));
        }
        return result;
    }

    /** Says goodbye to {@code part}; its members are told to come back at moments spread over {@code spread}. */
    public static void sayGoodbye(List<WebSocketConnection> part, Duration spread) {
        for (int i = 0; i < part.size(); i++) {
            WebSocketConnection socket = part.get(i);
            long delay = spread.toMillis() * i / part.size();
            socket.send(EncodedFrame.of(new ServerFrame.Goodbye("node_leaving", delay)));
            socket.close(CloseCode.SERVICE_RESTART);
        }
    }

    private static int share(List<?> all, int part, int parts) {
        return (int) ((long) all.size() * part / parts);
    }
}
