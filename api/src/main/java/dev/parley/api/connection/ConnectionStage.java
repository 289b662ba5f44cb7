package dev.parley.api.connection;

import akka.stream.Attributes;
import akka.stream.FlowShape;
import akka.stream.Inlet;
import akka.stream.Outlet;
import akka.stream.stage.GraphStage;
import akka.stream.stage.GraphStageLogic;
import akka.util.ByteString;
import java.util.function.Function;

/**
 * The one stage of a TCP connection. Everything that a connection can be runs in it, so that a WebSocket carries no
 * HTTP machinery along after its upgrade.
 */
public final class ConnectionStage extends GraphStage<FlowShape<ByteString, ByteString>> {
    private final Inlet<ByteString> in = Inlet.create("connection.in");
    private final Outlet<ByteString> out = Outlet.create("connection.out");
    private final FlowShape<ByteString, ByteString> shape = FlowShape.of(in, out);
    private final Function<Wire, Phase> first;
    private final Runnable gone;

    /**
     * @param first makes the phase that the connection begins with
     * @param gone runs when the connection has ended
     */
    public ConnectionStage(Function<Wire, Phase> first, Runnable gone) {
        this.first = first;
        this.gone = gone;
    }

    @Override
    public FlowShape<ByteString, ByteString> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new ConnectionLogic(shape, first, gone);
    }
}
