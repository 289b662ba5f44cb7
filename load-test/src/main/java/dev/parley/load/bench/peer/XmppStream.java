package dev.parley.load.bench.peer;

import dev.parley.load.measure.FrameScan;
import dev.parley.load.measure.LeanConnection;
import dev.parley.load.measure.Marks;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;

/**
 * A client's stream to an XMPP server: SASL PLAIN, one resource, stream management (XEP-0198), and no more. A sender asks for
 * the server's acknowledgement after each message to a user; in a room it is the message's own coming back that tells.
 */
final class XmppStream extends LeanConnection {
    static final String RESOURCE = "load";

    /** What streams tell. */
    interface Handler {
        /** Signed in, and present. */
        void open(XmppStream stream);

        void joined(XmppStream stream);

        /** The server has handled what was sent. */
        void accepted(XmppStream stream, long mark);

        /** A message has come, or -1 for a mark where it is none of ours; {@code archiveId} as {@link StanzaScan} says. */
        void message(XmppStream stream, long mark, long archiveId);

        /** A stanza of the type error. */
        void failed(XmppStream stream, String words);

        /** Gone, or never opened. */
        void closed(XmppStream stream, String reason);
    }

    private static final byte[] FEATURES = FrameScan.bytes("stream:features");
    private static final byte[] SUCCESS = FrameScan.bytes("success");
    private static final byte[] ENABLED = FrameScan.bytes("enabled");
    private static final byte[] FAILURE = FrameScan.bytes("failure");
    private static final byte[] FAILED = FrameScan.bytes("failed");
    private static final byte[] STREAM_ERROR = FrameScan.bytes("stream:error");
    private static final byte[] IQ = FrameScan.bytes("iq");
    private static final byte[] PRESENCE = FrameScan.bytes("presence");
    private static final byte[] MESSAGE = FrameScan.bytes("message");
    private static final byte[] ACK_WANTED = FrameScan.bytes("r");
    private static final byte[] ACK = FrameScan.bytes("a");
    private static final byte[] HANDLED = FrameScan.bytes(" h='");
    private static final byte[] SUBJECT = FrameScan.bytes("<subject");
    private static final byte[] ERROR = FrameScan.bytes("type='error'");
    private static final String STREAM_MANAGEMENT = " xmlns='urn:xmpp:sm:3'";
    private static final String WANT_ACK = "<r" + STREAM_MANAGEMENT + "/>";

    private final String user;
    private final String password;
    private final Handler handler;
    private final Deque<Long> unanswered = new ArrayDeque<>();
    private boolean authenticated;
    private boolean managed;
    private long received;
    private long acknowledged;

    XmppStream(int index, URI server, String user, String password, Handler handler) {
        super(index, server, FrameScan.bytes(header()));
        this.user = user;
        this.password = password;
        this.handler = handler;
    }

    private static String header() {
        return "<?xml version='1.0'?><stream:stream to='" + Ejabberd.HOST + "' version='1.0' xmlns='jabber:client'"
                + " xmlns:stream='http://etherx.jabber.org/streams'>";
    }

    /** Enters a room, under the user's name. */
    void join(Recipient room) {
        unanswered.add(-1L);
        write("<presence to='" + room.jid() + "/" + user
                + "'><x xmlns='http://jabber.org/protocol/muc'><history maxstanzas='0'/></x></presence>" + WANT_ACK);
    }

    void send(Recipient to, long mark, int length) {
        unanswered.add(mark);
        write("<message to='" + to.jid() + "' type='" + to.type().word() + "' id='" + Marks.digits(mark) + "'><body>"
                + Marks.text(mark, length) + "</body></message>"
                + (to.type() == Recipient.Type.CHAT ? WANT_ACK : ""));
    }

    private void write(String xml) {
        write(FrameScan.bytes(xml));
    }

    @Override
    protected int received(byte[] bytes, int from, int to) {
        int at = from;
        for (int end = 0; !isGone() && at < to; at = end) {
            end = StanzaScan.end(bytes, at, to);
            if (end < 0) {
                return at;
            }
            if (managed) {
                stanza(bytes, at, end);
            } else {
                signIn(bytes, at, end);
            }
        }
        return to;
    }

    private void signIn(byte[] bytes, int from, int to) {
        if (StanzaScan.is(FEATURES, bytes, from, to)) {
            write(authenticated ? bind() : auth());
        } else if (StanzaScan.is(SUCCESS, bytes, from, to)) {
            authenticated = true;
            write(header());
        } else if (StanzaScan.is(IQ, bytes, from, to)) {
            write("<enable" + STREAM_MANAGEMENT + "/>");
        } else if (StanzaScan.is(ENABLED, bytes, from, to)) {
            managed = true;
            unanswered.add(-1L);
            write("<presence/>");
            handler.open(this);
        } else {
            endOnFailure(bytes, from, to);
        }
    }

    private String auth() {
        String plain = "\0" + user + "\0" + password;
        return "<auth xmlns='urn:ietf:params:xml:ns:xmpp-sasl' mechanism='PLAIN'>"
                + Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8)) + "</auth>";
    }

    private static String bind() {
        return "<iq type='set' id='bind'><bind xmlns='urn:ietf:params:xml:ns:xmpp-bind'><resource>" + RESOURCE
                + "</resource></bind></iq>";
    }

    private void stanza(byte[] bytes, int from, int to) {
        if (StanzaScan.is(MESSAGE, bytes, from, to)) {
            received++;
            message(bytes, from, to);
        } else if (StanzaScan.is(ACK_WANTED, bytes, from, to)) {
            write("<a" + STREAM_MANAGEMENT + " h='" + received + "'/>");
        } else if (StanzaScan.is(ACK, bytes, from, to)) {
            acknowledged(FrameScan.number(bytes, FrameScan.after(HANDLED, bytes, from, to - from), to));
        } else if (StanzaScan.is(PRESENCE, bytes, from, to) || StanzaScan.is(IQ, bytes, from, to)) {
            received++;
            if (StanzaScan.has(ERROR, bytes, from, to)) {
                handler.failed(this, text(bytes, from, to));
            }
        } else {
            endOnFailure(bytes, from, to);
        }
    }

    private void message(byte[] bytes, int from, int to) {
        long mark = StanzaScan.mark(bytes, from, to);
        if (StanzaScan.has(ERROR, bytes, from, to)) {
            handler.failed(this, text(bytes, from, to));
        } else if (mark < 0 && StanzaScan.has(SUBJECT, bytes, from, to)) {
            handler.joined(this);
        } else if (mark >= 0 && unanswered.remove(mark)) {
            handler.accepted(this, mark);
        } else {
            handler.message(this, mark, StanzaScan.archiveId(bytes, from, to));
        }
    }

    /** All that was sent since the stream is managed, up to the {@code handled}th stanza. */
    private void acknowledged(long handled) {
        for (; acknowledged < handled && !unanswered.isEmpty(); acknowledged++) {
            long mark = unanswered.remove();
            if (mark >= 0) {
                handler.accepted(this, mark);
            }
        }
    }

    private void endOnFailure(byte[] bytes, int from, int to) {
        if (StanzaScan.is(FAILURE, bytes, from, to)
                || StanzaScan.is(FAILED, bytes, from, to)
                || StanzaScan.is(STREAM_ERROR, bytes, from, to)) {
            end(text(bytes, from, to));
        }
    }

    private static String text(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8);
    }

    @Override
    protected void ended(String reason) {
        handler.closed(this, reason);
    }
}
