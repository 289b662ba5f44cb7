package dev.parley.api.connection;

import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.javadsl.Flow;
import akka.stream.stage.AsyncCallback;
import akka.stream.stage.InHandler;
import akka.stream.stage.OutHandler;
import akka.stream.stage.TimerGraphStageLogic;
import akka.util.ByteString;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Function;

/** Passes what happens to a connection on to its phase. One object is stage, handler and wire: there are many of them. */
final class ConnectionLogic extends TimerGraphStageLogic implements InHandler, OutHandler, Wire, Consumer<Object> {
    private final Inlet<ByteString> in;
    private final Outlet<ByteString> out;
    private final AsyncCallback<Object> callback;
    private final Runnable gone;
    private Phase phase;

    @SuppressWarnings("this-escape") // handlers are called after construction only
    ConnectionLogic(FlowShape<ByteString, ByteString> shape, Function<Wire, Phase> first, Runnable gone) {
        super(shape);
        in = shape.in();
        out = shape.out();
        callback = createAsyncCallback(signal -> phase.onSignal(signal));
        this.gone = gone;
        setHandler(in, this);
        setHandler(out, this);
        phase = first.apply(this);
    }

    @Override
    public void preStart() {
        phase.begin(ByteString.emptyByteString());
    }

    @Override
    public void onPush() {
        phase.onBytes(grab(in));
    }

    @Override
    public void onPull() {
        phase.onWritable();
    }

    @Override
    public void onUpstreamFinish() {
        phase.onEndOfInput();
    }

    @Override
    public void onTimer(Object key) {
        phase.onAlarm(key);
    }

    @Override
    public void postStop() {
        gone.run();
        phase.onEnd();
    }

    @Override
    public boolean writable() {
        return isAvailable(out);
    }

    @Override
    public void write(ByteString bytes) {
        push(out, bytes);
    }

    @Override
    public void read() {
        if (!hasBeenPulled(in)) {
            tryPull(in);
        }
    }

    @Override
    public void end() {
        completeStage();
    }

    @Override
    public void abort(String why) {
        failStage(new ConnectionAborted(why));
    }

    @Override
    public void alarm(Object key, Duration after) {
        scheduleOnce(key, after);
    }

    @Override
    public void cancelAlarm(Object key) {
        cancelTimer(key);
    }

    @Override
    public Consumer<Object> signals() {
        return this;
    }

    @Override
    public void accept(Object signal) {
        callback.invoke(signal);
    }

    @Override
    public void become(Phase next, ByteString bytes) {
        phase = next;
        next.begin(bytes);
    }

    @Override
    public Phase through(Flow<ByteString, ByteString, ?> flow, Duration idleTimeout) {
        return new FlowPhase(this, flow, idleTimeout);
    }
}
