package dev.parley.api.websocket;

import akka.util.ByteString;
import dev.parley.api.account.Principal;
import dev.parley.api.connection.Phase;
import dev.parley.api.connection.Wire;
import dev.parley.api.session.ClientConnection;
import dev.parley.api.session.ClientSink;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.CloseCode;
import dev.parley.protocol.frame.EncodedFrame;
import org.jspecify.annotations.Nullable;

/**
 * The phase of an upgraded connection: frames to the cluster's {@link ClientConnection} and back. It is bounded both
 * ways: it reads no further while the cluster owes it credit, and empties its outbound queue when that is full.
 *
 * <p>{@link ClientSink} may be called from any thread; everything else runs in the connection's stage.
 */
public final class WebSocketConnection implements Phase, ClientSink, Outbox.Owner {
    private static final Object STILL_NOT_CLOSED = "still not closed";

    private final Wire wire;
    private final WebSocketEdge edge;
    private final byte[] greeting;
    private final FrameReader reader;
    private final Outbox outbox;
    private final FrameDesk desk;
    private @Nullable ClientConnection connection;
    private int credit;
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
        outbox = new Outbox(wire, this, edge.settings());
        desk = new FrameDesk(edge, caller, this);
        credit = edge.settings().inboundCredit();
        lastHeard = edge.sockets().now();
        lastPinged = lastHeard;
    }

    @Override
    public void begin(ByteString bytes) {
        outbox.answer(greeting);
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
            outbox.answer(FrameWriter.pong(ping.payload()));
        } else if (input instanceof Input.Violation violation) {
            endWhenWritten = violation.code() == CloseCode.PROTOCOL_ERROR;
            startClose(violation.code());
        }
    }

    /** Hands a frame to the cluster, which owes credit for it from then on. */
    void forward(ClientFrame frame) {
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
        if (!outbox.writeOn() && endWhenWritten) {
            wire.end();
        }
    }

    /** Sends an answer; from the stage's thread. */
    void answer(byte[] frame) {
        outbox.answer(frame);
    }

    @Override
    public void overflowed() {
        if (connection != null) {
            connection.overflowed();
        }
    }

    @Override
    public void stuck() {
        startClose(CloseCode.SLOW_CONSUMER);
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
        if (outbox.isEmpty() && wire.writable()) {
            wire.end();
        }
    }

    private void lastFrame(byte[] frame) {
        closing = true;
        outbox.seal(frame);
        wire.alarm(STILL_NOT_CLOSED, edge.settings().closeGrace());
    }

    @Override
    public void onEndOfInput() {
        wire.end();
    }

    @Override
    public void onSignal(Object signal) {
        if (signal instanceof Signal.Event event) {
            outbox.event(event.frame().bytes());
        } else if (signal instanceof EncodedFrame frame) {
            outbox.answer(frame.bytes());
        } else if (signal instanceof Signal.Drained drained) {
            outbox.whenRoom(drained.callback());
        } else if (signal instanceof CloseCode code) {
            startClose(code);
        } else if (signal == Signal.Plain.HANDLED) {
            if (credit++ == 0) {
                readOn();
            }
        } else if (signal == Signal.Plain.PING) {
            outbox.answer(FrameWriter.ping());
        } else if (credit <= 0) {
            lastHeard = edge.sockets().now(); // the silence is ours: nothing is read for want of credit
        } else {
            startClose(CloseCode.HEARTBEAT_MISSED);
        }
    }

    @Override
    public void onAlarm(Object key) {
        if (!outbox.onAlarm(key)) {
            wire.abort("the peer did not close");
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
        wire.signals().accept(new Signal.Event(frame));
    }

    @Override
    public void whenDrained(Runnable callback) {
        wire.signals().accept(new Signal.Drained(callback));
    }

    @Override
    public void handled() {
        wire.signals().accept(Signal.Plain.HANDLED);
    }

    @Override
    public void close(CloseCode code) {
        wire.signals().accept(code);
    }

    /** The peer was silent for too long; from any thread. */
    void missed() {
        wire.signals().accept(Signal.Plain.MISSED);
    }

    /** Asks the peer for a sign of life; from the sweep's thread. */
    void ping(int tick) {
        lastPinged = tick;
        wire.signals().accept(Signal.Plain.PING);
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
