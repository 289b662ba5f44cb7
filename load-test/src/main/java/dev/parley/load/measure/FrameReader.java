package dev.parley.load.measure;

import java.nio.charset.StandardCharsets;

/** Makes the frames that send marked messages, and tells an ear what Parley's frames mean. */
public final class FrameReader implements Fleet.Listener {
    private static final byte[] NEW_MESSAGE = FrameScan.bytes("new_message");
    private static final byte[] ACCEPTED = FrameScan.bytes("message_accepted");
    private static final byte[] ERROR = FrameScan.bytes("error");
    private static final byte[] GAP = FrameScan.bytes("gap");
    private static final byte[] TEXT = FrameScan.bytes("\"text\":\"");
    private static final byte[] SEQ = FrameScan.bytes("\"seq\":");
    private static final byte[] CLIENT_ID = FrameScan.bytes("\"clientMessageId\":\"");

    private final Wire.Ear ear;

    FrameReader(Wire.Ear ear) {
        this.ear = ear;
    }

    /** The frame that sends a message; its {@code clientMessageId} has the mark. */
    public static byte[] message(Object conversation, long mark, int length) {
        return FrameScan.bytes("{\"type\":\"send_message\",\"conversationId\":\"" + conversation
                + "\",\"clientMessageId\":\"" + Marks.id(mark, System.currentTimeMillis()) + "\",\"text\":\""
                + Marks.text(mark, length)
                + "\"}");
    }

    /** The mark that the frame names as the {@code clientMessageId}; -1 if none of ours. */
    public static long clientMark(byte[] bytes, int offset, int length) {
        return Marks.readId(bytes, FrameScan.after(CLIENT_ID, bytes, offset, length), offset + length);
    }

    @Override
    public void frame(LeanSocket socket, byte[] bytes, int offset, int length) {
        if (FrameScan.is(NEW_MESSAGE, bytes, offset, length)) {
            long seq = FrameScan.number(bytes, FrameScan.after(SEQ, bytes, offset, length), offset + length);
            long mark = Marks.read(bytes, FrameScan.after(TEXT, bytes, offset, length), offset + length);
            ear.heard(socket.index(), mark, seq);
        } else if (FrameScan.is(ACCEPTED, bytes, offset, length)) {
            ear.accepted(clientMark(bytes, offset, length));
        } else if (FrameScan.is(ERROR, bytes, offset, length) || FrameScan.is(GAP, bytes, offset, length)) {
            ear.failed(new String(bytes, offset, length, StandardCharsets.UTF_8));
        }
    }
}
