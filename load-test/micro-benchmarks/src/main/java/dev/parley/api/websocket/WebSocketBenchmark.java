package dev.parley.api.websocket;

import akka.util.ByteString;
import dev.parley.micro.Samples;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Bytes of a socket to text and back. The copy that stands for the bytes read is counted: some 300 of them. */
@State(Scope.Thread)
public class WebSocketBenchmark {
    private static final int MASK = 0x12345678;
    private static final int MEDIUM = 126;

    private final FrameReader reader = new FrameReader(64 * 1024);
    private final byte[] masked = masked(Samples.sendMessage(7).getBytes(StandardCharsets.US_ASCII));
    private final OutboundQueue queue = new OutboundQueue(256 * 1024);
    private final byte[] frame = EncodedFrame.of(new ServerFrame.NewMessage(
                    Samples.CONVERSATION,
                    Samples.message(2, 1, Samples.user(1)).rev(),
                    Samples.message(2, 1, Samples.user(1))))
            .bytes();

    private static byte[] masked(byte[] payload) {
        ByteBuffer bytes = ByteBuffer.allocate(8 + payload.length)
                .put((byte) (0x80 | FrameHeader.TEXT))
                .put((byte) (0x80 | MEDIUM))
                .putShort((short) payload.length)
                .putInt(MASK);
        for (int i = 0; i < payload.length; i++) {
            bytes.put((byte) (payload[i] ^ (MASK >>> (24 - 8 * (i & 3)))));
        }
        return bytes.array();
    }

    @Benchmark
    public @Nullable Input read() {
        reader.feed(masked.clone());
        return reader.next();
    }

    /** Eight frames that waited go out as one write. */
    @Benchmark
    public @Nullable ByteString queueEight() {
        for (int i = 0; i < 8; i++) {
            queue.offer(frame, true);
        }
        return queue.poll();
    }
}
