package dev.parley.load.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class MarksTest {
    @Test
    void standsAtTheBeginningOfAText() {
        assertThat(Marks.text(Marks.of(0x57000001, 0xffff), 20)).isEqualTo("570000010000ffff....");
    }

    @Test
    void isReadAsItWasWritten() {
        byte[] bytes = FrameScan.bytes("<" + Marks.text(Marks.of(3, 12), 16) + ">");
        long mark = Marks.read(bytes, 1, bytes.length);
        assertThat(Marks.run(mark)).isEqualTo(3);
        assertThat(Marks.number(mark)).isEqualTo(12);
    }

    @Test
    void isNothingElse() {
        byte[] bytes = FrameScan.bytes("570000010000xxxx");
        assertThat(Marks.read(bytes, 0, bytes.length)).isEqualTo(-1);
        assertThat(Marks.read(bytes, 8, bytes.length)).isEqualTo(-1);
        assertThat(Marks.read(bytes, -1, bytes.length)).isEqualTo(-1);
    }

    @Test
    void anIdIsATimeOrderedUuidThatGrowsAndTellsTheMark() {
        long mark = Marks.of(0x57000001, 0xabcdef);
        String id = Marks.id(mark, 1_770_000_000_123L);
        UUID uuid = UUID.fromString(id);
        assertThat(uuid.version()).isEqualTo(7);
        assertThat(uuid.variant()).isEqualTo(2);
        assertThat(uuid.getMostSignificantBits() >>> 16).isEqualTo(1_770_000_000_123L);
        assertThat(id).isLessThan(Marks.id(mark + 1, 1_770_000_000_123L)).isLessThan(Marks.id(0, 1_770_000_000_124L));
        byte[] bytes = FrameScan.bytes("<" + id + ">");
        assertThat(Marks.readId(bytes, 1, bytes.length)).isEqualTo(mark);
        assertThat(Marks.readId(bytes, 2, bytes.length)).isEqualTo(-1);
        assertThat(Marks.readId(bytes, -1, bytes.length)).isEqualTo(-1);
    }
}
