package dev.parley.api.connection;

import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Source;
import akka.stream.stage.GraphStageLogic;
import akka.stream.stage.InHandler;
import akka.stream.stage.OutHandler;
import akka.util.ByteString;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow inside the connection's stage, on its thread. A connection on which no byte moves for the idle timeout is
 * closed.
 */
final class FlowPhase implements Phase {
    private static final Object IDLE = "idle";

    private final ConnectionLogic wire;
    private final Flow<ByteString, ByteString, ?> flow;
    private final Duration idleTimeout;
    private final GraphStageLogic.SubSourceOutlet<ByteString> toFlow;
    private final GraphStageLogic.SubSinkInlet<ByteString> fromFlow;
    private @Nullable ByteString waiting;
    private boolean ended;
    private boolean moved;

    FlowPhase(ConnectionLogic wire, Flow<ByteString, ByteString, ?> flow, Duration idleTimeout) {
        this.wire = wire;
        this.flow = flow;
        this.idleTimeout = idleTimeout;
        toFlow = wire.new SubSourceOutlet<>("to-flow");
        fromFlow = wire.new SubSinkInlet<>("from-flow");
    }

    @Override
    public void begin(ByteString bytes) {
        waiting = bytes.isEmpty() ? null : bytes;
        toFlow.setHandler(new ToFlow());
        fromFlow.setHandler(new FromFlow());
        Source.fromGraph(toFlow.source()).via(flow).runWith(fromFlow.sink(), wire.subFusingMaterializer());
        if (wire.writable()) {
            fromFlow.pull();
        }
        wire.alarm(IDLE, idleTimeout);
    }

    @Override
    public void onBytes(ByteString bytes) {
        moved = true;
        if (toFlow.isAvailable()) {
            toFlow.push(bytes);
        } else {
            waiting = bytes;
        }
    }

    @Override
    public void onWritable() {
        if (!fromFlow.hasBeenPulled() && !fromFlow.isClosed()) {
            fromFlow.pull();
        }
    }

    @Override
    public void onEndOfInput() {
        ended = true;
        if (waiting == null && !toFlow.isClosed()) {
            toFlow.complete();
        }
    }

    @Override
    public void onAlarm(Object key) {
        if (!moved) {
            end();
        } else {
            moved = false;
            wire.alarm(IDLE, idleTimeout);
        }
    }

    @Override
    public void onSignal(Object signal) {
        // nobody sends signals to a flow
    }

    @Override
    public void onEnd() {
        if (!toFlow.isClosed()) {
            toFlow.complete();
        }
        if (!fromFlow.isClosed()) {
            fromFlow.cancel();
        }
    }

    private void end() {
        onEnd();
        wire.end();
    }

    private final class ToFlow implements OutHandler {
        @Override
        public void onPull() {
            ByteString bytes = waiting;
            if (bytes == null) {
                wire.read();
                return;
            }
            waiting = null;
            toFlow.push(bytes);
            if (ended) {
                toFlow.complete();
            }
        }

        @Override
        public void onDownstreamFinish(Throwable cause) {
            // the flow may still have something to say
        }
    }

    private final class FromFlow implements InHandler {
        @Override
        public void onPush() {
            moved = true;
            wire.write(fromFlow.grab());
        }

        @Override
        public void onUpstreamFinish() {
            end();
        }

        @Override
        public void onUpstreamFailure(Throwable cause) {
            onEnd();
            wire.abort("the flow failed");
        }
    }
}
