package dev.parley.api.http;

import akka.stream.Materializer;
import akka.stream.javadsl.Flow;
import akka.stream.javadsl.Sink;
import akka.stream.javadsl.Source;
import akka.stream.javadsl.Tcp;
import akka.util.ByteString;
import dev.parley.api.connection.AnswerPhase;
import dev.parley.api.connection.ConnectionStage;
import dev.parley.api.connection.Phase;
import dev.parley.api.connection.RawAnswer;
import dev.parley.api.connection.Wire;
import dev.parley.api.websocket.RequestHead;
import dev.parley.api.websocket.WebSocketUpgrade;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;

/** Takes each connection that arrives, admits or refuses it, and sets it on its way. */
final class Connections {
    private static final Duration COME_BACK = Duration.ofSeconds(5);

    private final HttpSettings settings;
    private final Admission admission;
    private final RestLayer rest;
    private final WebSocketUpgrade upgrade;
    private final Materializer materializer;

    Connections(
            HttpSettings settings,
            Admission admission,
            RestLayer rest,
            WebSocketUpgrade upgrade,
            Materializer materializer) {
        this.settings = settings;
        this.admission = admission;
        this.rest = rest;
        this.upgrade = upgrade;
        this.materializer = materializer;
    }

    void take(Tcp.IncomingConnection connection) {
        InetAddress peer = connection.remoteAddress().getAddress();
        switch (admission.arrived()) {
            case ADMIT -> handle(connection, new Admitted(peer));
            case REFUSE -> handle(connection, new Refused());
            case DROP ->
                connection.handleWith(
                        Flow.fromSinkAndSource(Sink.<ByteString>cancelled(), Source.<ByteString>empty()), materializer);
        }
    }

    private void handle(Tcp.IncomingConnection connection, FirstRequest.Switch next) {
        ConnectionStage stage =
                new ConnectionStage(wire -> new FirstRequest(wire, settings, admission, next), admission::gone);
        connection.handleWith(Flow.fromGraph(stage), materializer);
    }

    private final class Admitted implements FirstRequest.Switch {
        private final InetAddress peer;

        Admitted(InetAddress peer) {
            this.peer = peer;
        }

        @Override
        public Phase webSocket(RequestHead head, Wire wire) {
            InetAddress client =
                    ClientAddress.of(peer, settings.trustForwardedFor() ? head.header("x-forwarded-for") : null);
            return upgrade.after(head, client, wire);
        }

        @Override
        public Phase rest(Wire wire) {
            return wire.through(rest.flow(peer), settings.idleTimeout());
        }
    }

    private static final class Refused implements FirstRequest.Switch {
        @Override
        public Phase webSocket(RequestHead head, Wire wire) {
            return rest(wire);
        }

        @Override
        public Phase rest(Wire wire) {
            Refusal full = Refusal.later(ErrorCode.UNAVAILABLE, COME_BACK);
            return new AnswerPhase(wire, RawAnswer.problem(full, Map.of()));
        }
    }
}
