package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import org.junit.jupiter.api.Test;

class FrameScanTest {
    private static final byte[] FRAME =
            FrameScan.bytes("xx{\"type\":\"new_message\",\"message\":{\"seq\":42,\"text\":\"0000002a0000ffff...\"}}");

    @Test
    void knowsTheType() {
        assertThat(FrameScan.is(FrameScan.bytes("new_message"), FRAME, 2, FRAME.length - 2))
                .isTrue();
        assertThat(FrameScan.is(FrameScan.bytes("new"), FRAME, 2, FRAME.length - 2))
                .isFalse();
    }

    @Test
    void findsWhatFollowsAKey() {
        int at = FrameScan.after(FrameScan.bytes("\"text\":\""), FRAME, 2, FRAME.length - 2);
        assertThat(FrameScan.hex8(FRAME, at, FRAME.length)).isEqualTo(42);
        assertThat(FrameScan.hex8(FRAME, at + 8, FRAME.length)).isEqualTo(0xffff);
        assertThat(FrameScan.hex8(FRAME, at + 16, FRAME.length)).isEqualTo(-1);
        assertThat(FrameScan.after(FrameScan.bytes("\"no\":"), FRAME, 2, FRAME.length - 2))
                .isEqualTo(-1);
    }

    @Test
    void readsNumbers() {
        int at = FrameScan.after(FrameScan.bytes("\"seq\":"), FRAME, 2, FRAME.length - 2);
        assertThat(FrameScan.number(FRAME, at, FRAME.length)).isEqualTo(42);
        assertThat(FrameScan.number(FRAME, -1, FRAME.length)).isEqualTo(-1);
    }

    @Test
    void readsWhatParleyWrites() {
        byte[] gap = EncodedFrame.of(
                        new ServerFrame.Gap(ConversationId.of("01930000-0000-7000-8000-000000000001"), new Rev(7)))
                .bytes();
        assertThat(FrameScan.is(FrameScan.bytes("gap"), gap, 2, gap.length - 2)).isTrue();
    }
}
