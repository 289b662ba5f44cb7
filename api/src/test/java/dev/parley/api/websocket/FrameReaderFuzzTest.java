package dev.parley.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.parley.protocol.Limits;
import dev.parley.protocol.frame.FrameCodec;
import java.util.ArrayList;
import java.util.List;

/**
 * Throws bytes at the reader: whatever they are, it must not fail, must not hand out more than its bound, and must hear
 * the same however the network cuts them. In a build it replays its seeds; to search for new ones, see
 * docs/decisions/0003-websocket-edge.md.
 */
class FrameReaderFuzzTest {
    private static final int MAX = 4_096;

    private final FrameCodec codec = new FrameCodec(Limits.DEFAULT);

    @FuzzTest(maxDuration = "60s")
    void readsWhateverComes(FuzzedDataProvider data) {
        int cut = data.consumeInt(1, 64);
        byte[] bytes = data.consumeRemainingAsBytes();
        List<String> whole = read(bytes, Math.max(1, bytes.length));
        assertThat(read(bytes, cut)).isEqualTo(whole);
    }

    private List<String> read(byte[] bytes, int piece) {
        FrameReader reader = new FrameReader(MAX);
        List<String> heard = new ArrayList<>();
        for (int from = 0; from < bytes.length; from += piece) {
            reader.feed(java.util.Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)));
            for (Input input = reader.next(); input != null; input = reader.next()) {
                heard.add(described(input));
            }
        }
        return heard;
    }

    private String described(Input input) {
        if (input instanceof Input.Text text) {
            assertThat(text.text().length()).isLessThanOrEqualTo(MAX);
            codec.decode(text.text());
        }
        return input instanceof Input.Ping ping
                ? "ping " + java.util.Arrays.toString(ping.payload())
                : input.toString();
    }
}
