package dev.parley.api.websocket;

import akka.util.ByteString;
import dev.parley.api.account.Principal;
import dev.parley.api.connection.Phase;
import dev.parley.api.connection.Wire;
import dev.parley.api.session.ClientConnection;
import dev.parley.api.session.ClientSink;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The phase of an upgraded connection: frames to the cluster's {@link ClientConnection} and back. It is bounded both
 * ways: it reads no further while the cluster owes it credit, and empties its outbound queue when that is full.
 *
 * <p>{@link ClientSink} may be called from any thread; everything else runs in the connection's stage.
 */
public final class WebSocketConnection implements Phase, ClientSink {
    private enum Signal {
        HANDLED,
        PING,
        MISSED
    }

    /** An event on its way from another thread. */
    private record Event(EncodedFrame frame) {}

    /** A callback that waits for the outbound queue to have room. */
    private record Drained(Runnable callback) {}

    private enum Alarm {
        STILL_NOT_READING,
        STILL_NOT_CLOSED
    }

    private final Wire wire;
    private final WebSocketEdge edge;
    private final byte[] greeting;
    private final FrameReader reader;
    private final OutboundQueue outbound;
    private final FrameDesk desk;
    private @Nullable ClientConnection connection;
    private int credit;
    private @Nullable List<Runnable> waitingForRoom;
    private boolean lagging;
    private boolean progress;
    private boolean closing;
    private boolean endWhenWritten;
    private volatile int lastHeard;
    private volatile int lastPinged;

    /** @param greeting the answer to the handshake */
    @SuppressWarnings("this-escape") // the desk calls back after construction only
    WebSocketConnection(Wire wire, WebSocketEdge edge, Principal caller, byte[] greeting) {
        this.wire = wire;
        this.edge = edge;
        this.greeting = greeting;
        reader = new FrameReader(edge.limits().frameBytes());
        outbound = new OutboundQueue(edge.settings().outboundQueueBytes());
        desk = new FrameDesk(edge, caller, this);
        credit = edge.settings().inboundCredit();
        lastHeard = edge.sockets().now();
        lastPinged = lastHeard;
    }

    @Override
    public void begin(ByteString bytes) {
        transmit(greeting);
        edge.sockets().add(this);
        connection = edge.gateway().open(desk.caller(), this);
        reader.feed(bytes.toArray());
        readOn();
    }

    @Override
    public void onBytes(ByteString bytes) {
        lastHeard = edge.sockets().now();
        reader.feed(bytes.toArrayUnsafe());
        readOn();
    }

    private void readOn() {
        while (closing || credit > 0) {
            Input input = reader.next();
            if (input == null) {
                wire.read();
                return;
            }
            handle(input);
        }
    }

    private void handle(Input input) {
        if (input instanceof Input.Close close) {
            peerClosed(close.code());
        } else if (closing) {
            return; // a peer that is told to go is listened to for its farewell alone
        } else if (input instanceof Input.Text text) {
            desk.take(text.text());
        } else if (input instanceof Input.Ping ping) {
            transmit(FrameWriter.pong(ping.payload()));
        } else if (input instanceof Input.Violation violation) {
            endWhenWritten = violation.code() == CloseCode.PROTOCOL_ERROR;
            startClose(violation.code());
        }
    }

    /** Hands a frame to the cluster, which owes credit for it from then on. */
    void forward(dev.parley.protocol.frame.ClientFrame frame) {
        if (connection != null) {
            credit--;
            connection.receive(frame);
        }
    }

    /** Tells the cluster of a newer token. */
    void authenticated(Principal caller) {
        if (connection != null) {
            connection.authenticated(caller);
        }
    }

    @Override
    public void onWritable() {
        progress = true;
        ByteString bytes = outbound.poll();
        if (bytes != null) {
            wire.write(bytes);
            tellOfRoom();
        } else if (endWhenWritten) {
            wire.end();
        }
    }

    /** Sends an answer, now or as soon as the peer reads; from the stage's thread. */
    void transmit(byte[] frame) {
        if (!closing && !sent(frame, false)) {
            overflow();
            if (!outbound.offer(frame, false)) {
                cutOff();
            }
        }
    }

    /** Sends an event, now or as soon as the peer reads, or never. */
    private void deliver(byte[] frame) {
        if (!closing && !sent(frame, true)) {
            overflow();
        }
    }

    private boolean sent(byte[] frame, boolean event) {
        if (outbound.isEmpty() && wire.writable()) {
            wire.write(ByteString.fromArrayUnsafe(frame));
            return true;
        }
        return outbound.offer(frame, event);
    }

    private void overflow() {
        outbound.dropEvents();
        if (!lagging) {
            lagging = true;
            progress = false;
            wire.alarm(Alarm.STILL_NOT_READING, edge.settings().slowConsumerGrace());
        }
        if (connection != null) {
            connection.overflowed();
        }
        tellOfRoom();
    }

    private void cutOff() {
        outbound.clear();
        startClose(CloseCode.SLOW_CONSUMER);
    }

    private void tellOfRoom() {
        List<Runnable> callbacks = waitingForRoom;
        if (callbacks != null && outbound.hasRoom()) {
            waitingForRoom = null;
            callbacks.forEach(Runnable::run);
        }
    }

    private void awaitRoom(Runnable callback) {
        if (waitingForRoom == null) {
            waitingForRoom = new ArrayList<>(1);
        }
        waitingForRoom.add(callback);
        tellOfRoom();
    }

    /** Queues a close frame behind what is queued; from the stage's thread. */
    void startClose(CloseCode code) {
        if (!closing) {
            lastFrame(FrameWriter.close(code));
            readOn();
        }
    }

    private void peerClosed(int code) {
        if (!closing) {
            lastFrame(FrameWriter.closeEcho(code));
        }
        endWhenWritten = true;
        if (outbound.isEmpty()) {
            wire.end();
        }
    }

    private void lastFrame(byte[] frame) {
        closing = true;
        outbound.force(frame);
        if (wire.writable()) {
            onWritable();
        }
        wire.alarm(Alarm.STILL_NOT_CLOSED, edge.settings().closeGrace());
    }

    @Override
    public void onEndOfInput() {
        wire.end();
    }

    @Override
    public void onSignal(Object signal) {
        if (signal instanceof Event event) {
            deliver(event.frame().bytes());
        } else if (signal instanceof EncodedFrame frame) {
            transmit(frame.bytes());
        } else if (signal instanceof Drained drained) {
            awaitRoom(drained.callback());
        } else if (signal instanceof CloseCode code) {
            startClose(code);
        } else if (signal == Signal.HANDLED) {
            if (credit++ == 0) {
                readOn();
            }
        } else if (signal == Signal.PING) {
            transmit(FrameWriter.ping());
        } else if (credit <= 0) {
            lastHeard = edge.sockets().now(); // the silence is ours: nothing is read for want of credit
        } else {
            startClose(CloseCode.HEARTBEAT_MISSED);
        }
    }

    @Override
    public void onAlarm(Object key) {
        if (key == Alarm.STILL_NOT_CLOSED) {
            wire.abort("the peer did not close");
        } else if (progress) {
            lagging = false;
        } else {
            cutOff();
        }
    }

    @Override
    public void onEnd() {
        edge.sockets().remove(this);
        ClientConnection gone = connection;
        connection = null;
        if (gone != null) {
            gone.closed();
        }
    }

    @Override
    public void send(EncodedFrame frame) {
        wire.signals().accept(frame);
    }

    @Override
    public void deliver(EncodedFrame frame) {
        wire.signals().accept(new Event(frame));
    }

    @Override
    public void whenDrained(Runnable callback) {
        wire.signals().accept(new Drained(callback));
    }

    @Override
    public void handled() {
        wire.signals().accept(Signal.HANDLED);
    }

    @Override
    public void close(CloseCode code) {
        wire.signals().accept(code);
    }

    /** The peer was silent for too long; from any thread. */
    void missed() {
        wire.signals().accept(Signal.MISSED);
    }

    /** Asks the peer for a sign of life; from the sweep's thread. */
    void ping(int tick) {
        lastPinged = tick;
        wire.signals().accept(Signal.PING);
    }

    int lastHeard() {
        return lastHeard;
    }

    int lastPinged() {
        return lastPinged;
    }

    long expiresAtMillis() {
        return desk.expiresAtMillis();
    }
}
