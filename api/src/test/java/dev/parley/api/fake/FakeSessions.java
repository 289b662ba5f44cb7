package dev.parley.api.fake;

import dev.parley.api.account.Principal;
import dev.parley.api.session.ClientConnection;
import dev.parley.api.session.ClientSink;
import dev.parley.api.session.SessionGateway;
import dev.parley.protocol.Limits;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.ClientFrame;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The cluster's end of sockets: accepts every message at once, unless it is told to sit on them. */
public final class FakeSessions implements SessionGateway {
    private static final Instant NOW = Instant.parse("2026-11-21T10:42:00.123Z");

    private final List<Session> sessions = new CopyOnWriteArrayList<>();
    private volatile boolean keepCredit;

    /** Whether frames are left unanswered, and their credit is kept. */
    public void keepCredit(boolean keep) {
        keepCredit = keep;
    }

    public List<Session> sessions() {
        return sessions;
    }

    public Session last() {
        return sessions.get(sessions.size() - 1);
    }

    @Override
    public ClientConnection open(Principal caller, ClientSink sink) {
        Session session = new Session(caller, sink);
        sessions.add(session);
        sink.send(
                EncodedFrame.of(new ServerFrame.Welcome(caller.userId(), caller.deviceId(), NOW, 30, Limits.DEFAULT)));
        return session;
    }

    /** One socket, as the cluster sees it. */
    public final class Session implements ClientConnection {
        public final ClientSink sink;
        public final List<ClientFrame> received = new CopyOnWriteArrayList<>();
        public final List<Principal> authentications = new CopyOnWriteArrayList<>();
        public final AtomicInteger overflows = new AtomicInteger();
        public volatile boolean closed;
        public final Principal caller;

        Session(Principal caller, ClientSink sink) {
            this.caller = caller;
            this.sink = sink;
        }

        @Override
        public void receive(ClientFrame frame) {
            received.add(frame);
            if (keepCredit) {
                return;
            }
            if (frame instanceof ClientFrame.SendMessage send) {
                Seq seq = new Seq(received.size());
                sink.send(EncodedFrame.of(new ServerFrame.MessageAccepted(
                        send.requestId(),
                        send.conversationId(),
                        send.clientMessageId(),
                        MessageId.create(NOW, seq, 1),
                        seq,
                        new Rev(seq.value()),
                        NOW,
                        null)));
            } else {
                sink.send(EncodedFrame.of(new ServerFrame.Ok(frame.requestId())));
            }
            sink.handled();
        }

        @Override
        public void authenticated(Principal shown) {
            authentications.add(shown);
        }

        @Override
        public void overflowed() {
            overflows.incrementAndGet();
        }

        @Override
        public void closed() {
            closed = true;
        }
    }
}
