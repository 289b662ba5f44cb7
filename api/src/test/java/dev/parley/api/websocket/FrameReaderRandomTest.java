package dev.parley.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** However the network cuts a stream of frames, sound or broken, the reader hears the same. */
class FrameReaderRandomTest {
    private static final int MAX = 300;
    private static final int[] FIRST_BYTES = {0x81, 0x81, 0x81, 0x01, 0x00, 0x80, 0x89, 0x8A, 0x88, 0x82, 0xC1, 0x83};

    @Test
    void hearsTheSameHoweverTheBytesAreCut() {
        long seed = Long.getLong("seed", System.nanoTime());
        for (int i = 0; i < 20_000; i++) {
            Random random = new Random(seed + i);
            byte[] stream = stream(random);
            assertThat(read(stream, random)).as("-Dseed=" + (seed + i)).isEqualTo(read(stream, null));
        }
    }

    private static byte[] stream(Random random) {
        byte[] stream = {};
        for (int frames = 1 + random.nextInt(6); frames > 0; frames--) {
            byte[] payload = new byte[random.nextInt(random.nextInt(8) == 0 ? 2 * MAX : 20)];
            if (random.nextBoolean()) {
                Arrays.fill(payload, (byte) 'x');
            } else {
                random.nextBytes(payload);
            }
            int first = FIRST_BYTES[random.nextInt(FIRST_BYTES.length)];
            stream = RawFrames.concat(stream, RawFrames.frame(first, payload));
        }
        if (random.nextInt(4) == 0) {
            stream[random.nextInt(stream.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return stream;
    }

    /** Cut at random; or, without chance, not at all. */
    private static List<String> read(byte[] stream, Random random) {
        FrameReader reader = new FrameReader(MAX);
        List<String> heard = new ArrayList<>();
        int from = 0;
        while (from < stream.length) {
            int to = random == null ? stream.length : Math.min(stream.length, from + 1 + random.nextInt(40));
            reader.feed(Arrays.copyOfRange(stream, from, to));
            from = to;
            for (Input input = reader.next(); input != null; input = reader.next()) {
                heard.add(input instanceof Input.Ping ping ? Arrays.toString(ping.payload()) : input.toString());
            }
        }
        return heard;
    }
}
