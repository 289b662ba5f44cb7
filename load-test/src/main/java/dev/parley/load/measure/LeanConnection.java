package dev.parley.load.measure;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/**
 * A TCP connection that costs a load generator next to nothing: while it is idle it holds no buffer. What the bytes mean is
 * the matter of its kinds. Belongs to the loop's thread.
 */
public abstract class LeanConnection {
    private static final byte[] NOTHING = {};

    private final int index;
    private final URI node;
    private SocketChannel channel;
    private SelectionKey key;
    private byte[] outgoing;
    private byte[] leftover = NOTHING;
    private boolean gone;

    /** {@code greeting}: what is sent as soon as the connection stands. */
    @SuppressWarnings("NullAway.Init") // the channel and the key come with the loop
    protected LeanConnection(int index, URI node, byte[] greeting) {
        this.index = index;
        this.node = node;
        this.outgoing = greeting;
    }

    /**
     * Takes what is whole of the bytes between {@code from} and {@code to}, which are good until this returns; the answer is
     * where the first incomplete thing begins.
     */
    protected abstract int received(byte[] bytes, int from, int to);

    /** It is gone, and not by {@link #drop}. */
    protected abstract void ended(String reason);

    /** The caller's name for it. */
    public final int index() {
        return index;
    }

    public final URI node() {
        return node;
    }

    final void registered(SocketChannel own, SelectionKey selection) {
        channel = own;
        key = selection;
    }

    final void ready(SelectionKey selected, byte[] buffer) {
        try {
            if (selected.isValid() && selected.isConnectable() && channel.finishConnect()) {
                selected.interestOps(SelectionKey.OP_READ);
                flush();
            }
            if (selected.isValid() && selected.isWritable()) {
                flush();
            }
            if (selected.isValid() && selected.isReadable()) {
                read(buffer);
            }
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    /** Sends these bytes, which nobody may change any more, after those that still wait. */
    protected final void write(byte[] bytes) {
        int before = outgoing.length;
        if (before > 0) {
            outgoing = Arrays.copyOf(outgoing, before + bytes.length);
            System.arraycopy(bytes, 0, outgoing, before, bytes.length);
            return;
        }
        outgoing = bytes;
        try {
            flush();
        } catch (IOException e) {
            end(String.valueOf(e.getMessage()));
        }
    }

    private void flush() throws IOException {
        if (outgoing.length > 0 && !gone) {
            ByteBuffer buffer = ByteBuffer.wrap(outgoing);
            channel.write(buffer);
            outgoing =
                    buffer.hasRemaining() ? Arrays.copyOfRange(outgoing, buffer.position(), outgoing.length) : NOTHING;
            key.interestOps(outgoing.length > 0 ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
        }
    }

    private void read(byte[] buffer) throws IOException {
        int count = channel.read(ByteBuffer.wrap(buffer));
        if (count < 0) {
            end("the server closed the connection");
            return;
        }
        byte[] bytes = buffer;
        int length = count;
        if (leftover.length > 0) {
            bytes = Arrays.copyOf(leftover, leftover.length + count);
            System.arraycopy(buffer, 0, bytes, leftover.length, count);
            length = bytes.length;
        }
        int used = received(bytes, 0, length);
        leftover = used == length ? NOTHING : Arrays.copyOfRange(bytes, used, length);
    }

    protected final boolean isGone() {
        return gone;
    }

    /** Breaks the connection without a word; nobody is told. */
    public final void drop() {
        gone = true;
        key.cancel();
        try {
            channel.close();
        } catch (IOException e) {
            // it is gone either way
        }
    }

    /** Breaks it, and tells why. */
    public final void end(String reason) {
        if (!gone) {
            drop();
            ended(reason);
        }
    }
}
