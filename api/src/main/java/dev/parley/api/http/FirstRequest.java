package dev.parley.api.http;

import akka.util.ByteString;
import dev.parley.api.connection.AnswerPhase;
import dev.parley.api.connection.Phase;
import dev.parley.api.connection.RawAnswer;
import dev.parley.api.connection.Wire;
import dev.parley.api.websocket.RequestHead;
import dev.parley.protocol.error.ErrorCode;
import dev.parley.protocol.error.Refusal;
import java.util.Map;

/**
 * The phase that a connection begins with: waits, for a limited time, for the head of the first request, of limited
 * size, and then decides what the connection is going to be.
 */
final class FirstRequest implements Phase {
    private static final Object TOO_LATE = "too late";

    /** What a connection becomes once its first request is known. */
    interface Switch {
        Phase webSocket(RequestHead head, Wire wire);

        /** Also where the head is not one: the HTTP layer finds words for it. */
        Phase rest(Wire wire);
    }

    private final Wire wire;
    private final HttpSettings settings;
    private final Admission admission;
    private final Switch next;
    private ByteString seen = ByteString.emptyByteString();
    private boolean decided;

    FirstRequest(Wire wire, HttpSettings settings, Admission admission, Switch next) {
        this.wire = wire;
        this.settings = settings;
        this.admission = admission;
        this.next = next;
    }

    @Override
    public void begin(ByteString bytes) {
        wire.alarm(TOO_LATE, settings.firstRequestTimeout());
        wire.read();
    }

    @Override
    public void onBytes(ByteString bytes) {
        seen = seen.isEmpty() ? bytes : seen.concat(bytes);
        byte[] all = seen.toArrayUnsafe();
        int end = RequestHead.end(all, Math.min(all.length, settings.maxHeadBytes()));
        if (end >= 0) {
            RequestHead head = RequestHead.parse(all, end);
            if (head != null && head.asksForWebSocket()) {
                decide(next.webSocket(head, wire), seen.drop(end));
            } else {
                decide(next.rest(wire), seen);
            }
        } else if (all.length >= settings.maxHeadBytes()) {
            decline(ErrorCode.HEADERS_TOO_LARGE);
        } else {
            wire.read();
        }
    }

    private void decline(ErrorCode code) {
        decide(new AnswerPhase(wire, RawAnswer.problem(Refusal.of(code), Map.of())), ByteString.emptyByteString());
    }

    private void decide(Phase phase, ByteString bytes) {
        wire.cancelAlarm(TOO_LATE);
        decided = true;
        admission.heard();
        seen = ByteString.emptyByteString();
        wire.become(phase, bytes);
    }

    @Override
    public void onAlarm(Object key) {
        if (seen.isEmpty()) {
            wire.end(); // browsers open connections for later, and never use some
        } else {
            decline(ErrorCode.REQUEST_TIMEOUT);
        }
    }

    @Override
    public void onWritable() {
        // nothing to say yet
    }

    @Override
    public void onEndOfInput() {
        wire.end();
    }

    @Override
    public void onSignal(Object signal) {
        // nobody knows of this phase
    }

    @Override
    public void onEnd() {
        if (!decided) {
            admission.heard();
        }
    }
}
