package dev.parley.api.websocket;

import dev.parley.api.connection.AnswerPhase;
import dev.parley.api.connection.Phase;
import dev.parley.api.connection.RawAnswer;
import dev.parley.api.connection.Wire;
import dev.parley.api.limit.Action;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Map;

/** Turns a request for a WebSocket into one, or into the answer that says why not. */
public final class WebSocketUpgrade {
    private final WebSocketEdge edge;
    private final Handshake handshake;

    public WebSocketUpgrade(WebSocketEdge edge, Handshake handshake) {
        this.edge = edge;
        this.handshake = handshake;
    }

    public Phase after(RequestHead head, InetAddress client, Wire wire) {
        Duration wait = edge.rates().take(Action.CONNECT, client);
        if (!wait.isZero()) {
            return declined(Refusal.later(ErrorCode.RATE_LIMITED, wait), wire);
        }
        Handshake.Result result = handshake.decide(head);
        if (result instanceof Handshake.Declined declined) {
            return new AnswerPhase(wire, declined.answer());
        }
        Handshake.Upgraded upgraded = (Handshake.Upgraded) result;
        Duration userWait = edge.rates().take(Action.CONNECT, upgraded.caller().userId());
        return userWait.isZero()
                ? new WebSocketConnection(wire, edge, upgraded.caller(), upgraded.answer())
                : declined(Refusal.later(ErrorCode.RATE_LIMITED, userWait), wire);
    }

    private static Phase declined(Refusal refusal, Wire wire) {
        return new AnswerPhase(wire, RawAnswer.problem(refusal, Map.of()));
    }
}
