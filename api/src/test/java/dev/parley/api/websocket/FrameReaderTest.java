package dev.parley.api.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.frame.CloseCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameReaderTest {
    private static final int MAX = 1_000;

    private final FrameReader reader = new FrameReader(MAX);

    @Test
    void readsATextInOnePiece() {
        assertThat(read(RawFrames.text("grüß 😀"))).containsExactly(new Input.Text("grüß 😀"));
    }

    @Test
    void readsATextThatComesByteByByte() {
        List<Input> inputs = new ArrayList<>();
        for (byte b : RawFrames.concat(RawFrames.text("x".repeat(300)), RawFrames.text("y"))) {
            inputs.addAll(read(new byte[] {b}));
        }
        assertThat(inputs).containsExactly(new Input.Text("x".repeat(300)), new Input.Text("y"));
    }

    @Test
    void readsManyFramesOfOneSegment() {
        assertThat(read(RawFrames.concat(RawFrames.text("a"), RawFrames.text(""), RawFrames.text("b"))))
                .containsExactly(new Input.Text("a"), new Input.Text(""), new Input.Text("b"));
    }

    @Test
    void joinsFragmentsAndAnswersAPingBetweenThem() {
        byte[] euro = "€".getBytes(StandardCharsets.UTF_8);
        List<Input> inputs = read(RawFrames.concat(
                RawFrames.frame(0x01, Arrays.copyOfRange(euro, 0, 1)),
                RawFrames.frame(0x89, new byte[] {7}),
                RawFrames.frame(0x00, new byte[0]),
                RawFrames.frame(0x80, Arrays.copyOfRange(euro, 1, 3))));
        assertThat(inputs).hasSize(2);
        assertThat(((Input.Ping) inputs.get(0)).payload()).containsExactly(7);
        assertThat(inputs.get(1)).isEqualTo(new Input.Text("€"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC1, 0xA1, 0x91, 0x83, 0x8B, 0x09, 0x08, 0x80})
    void refusesReservedBitsAndOpcodesAndFragmentedControl(int first) {
        assertThat(read(RawFrames.frame(first, new byte[] {1}))).containsExactly(violation(CloseCode.PROTOCOL_ERROR));
    }

    @Test
    void refusesAnUnmaskedFrame() {
        assertThat(read(RawFrames.unmasked(0x81, new byte[] {'a'})))
                .containsExactly(violation(CloseCode.PROTOCOL_ERROR));
    }

    @Test
    void refusesAControlFrameThatIsTooLong() {
        assertThat(read(RawFrames.frame(0x89, new byte[126]))).containsExactly(violation(CloseCode.PROTOCOL_ERROR));
    }

    @Test
    void refusesATextInsideAFragmentedText() {
        assertThat(read(RawFrames.concat(RawFrames.frame(0x01, new byte[] {'a'}), RawFrames.text("b"))))
                .containsExactly(violation(CloseCode.PROTOCOL_ERROR));
    }

    @Test
    void refusesBinary() {
        assertThat(read(RawFrames.frame(0x82, new byte[] {1}))).containsExactly(violation(CloseCode.UNSUPPORTED_DATA));
    }

    @ParameterizedTest
    @ValueSource(longs = {MAX + 1, 20_000_000, 1_000_000_000_000L})
    void refusesALongFrameOnItsHeaderAlone(long length) {
        assertThat(read(RawFrames.header(0x81, length, true))).containsExactly(violation(CloseCode.TOO_BIG));
    }

    @Test
    void refusesALengthWithItsHighestBitSet() {
        assertThat(read(RawFrames.header(0x81, Long.MIN_VALUE, true)))
                .containsExactly(violation(CloseCode.PROTOCOL_ERROR));
    }

    @Test
    void takesATextOfExactlyTheBound() {
        assertThat(read(RawFrames.text("x".repeat(MAX)))).containsExactly(new Input.Text("x".repeat(MAX)));
    }

    @Test
    void countsFragmentsTogether() {
        assertThat(read(RawFrames.concat(
                        RawFrames.frame(0x01, new byte[MAX / 2]), RawFrames.header(0x00, MAX / 2 + 1, true))))
                .containsExactly(violation(CloseCode.TOO_BIG));
    }

    @Test
    void stillHearsTheCloseOfAPeerThatSentTooMuch() {
        byte[] big = RawFrames.frame(0x81, new byte[MAX * 5]);
        List<Input> inputs = new ArrayList<>(read(Arrays.copyOfRange(big, 0, 100)));
        inputs.addAll(read(Arrays.copyOfRange(big, 100, big.length)));
        inputs.addAll(read(RawFrames.concat(RawFrames.text("ignored"), RawFrames.close(1009, ""))));
        assertThat(inputs).containsExactly(violation(CloseCode.TOO_BIG), new Input.Close(1009));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MAX_VALUE, Long.MAX_VALUE - 14, -1, -14, Long.MIN_VALUE})
    @Timeout(10)
    void comesToAnEndWithEveryLengthAfterAViolation(long length) {
        byte[] absurd = RawFrames.header(0x81, length, true);
        assertThat(read(RawFrames.concat(RawFrames.frame(0x82, new byte[0]), absurd, absurd)))
                .containsExactly(violation(CloseCode.UNSUPPORTED_DATA));
        assertThat(read(RawFrames.concat(absurd, absurd))).isEmpty();
    }

    @Test
    @Timeout(10)
    void comesToAnEndWithTheLongestFrame() {
        assertThat(read(RawFrames.concat(RawFrames.header(0x81, Long.MAX_VALUE, true), new byte[20])))
                .containsExactly(violation(CloseCode.TOO_BIG));
    }

    @ParameterizedTest
    @ValueSource(strings = {"FF", "C0AF", "EDA080", "F4908080", "E282", "80", "C328"})
    void refusesWhatIsNoUtf8(String hex) {
        assertThat(read(RawFrames.frame(0x81, hex(hex)))).containsExactly(violation(CloseCode.INVALID_UTF8));
    }

    @Test
    void takesTheReplacementCharacterWhereItWasSent() {
        assertThat(read(RawFrames.text("a\uFFFDb"))).containsExactly(new Input.Text("a\uFFFDb"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 1001, 1003, 1011, 3000, 4002, 4999})
    void hearsACloseWithItsCode(int code) {
        assertThat(read(RawFrames.close(code, "bye"))).containsExactly(new Input.Close(code));
    }

    @Test
    void hearsACloseWithoutACode() {
        assertThat(read(RawFrames.frame(0x88, new byte[0]))).containsExactly(new Input.Close(1005));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 999, 1004, 1005, 1006, 1015, 1016, 2999, 5000, 65535})
    void refusesCloseCodesThatMustNotTravel(int code) {
        assertThat(read(RawFrames.close(code, ""))).containsExactly(violation(CloseCode.PROTOCOL_ERROR));
    }

    @ParameterizedTest
    @CsvSource({"03, PROTOCOL_ERROR", "03E8FF, INVALID_UTF8"})
    void refusesAMalformedClose(String payload, CloseCode code) {
        assertThat(read(RawFrames.frame(0x88, hex(payload)))).containsExactly(violation(code));
    }

    @Test
    void readsNothingAfterTheFramingIsLost() {
        read(RawFrames.unmasked(0x81, new byte[] {'a'}));
        assertThat(read(RawFrames.close(1000, ""))).isEmpty();
    }

    private List<Input> read(byte[] bytes) {
        reader.feed(bytes);
        List<Input> inputs = new ArrayList<>();
        for (Input input = reader.next(); input != null; input = reader.next()) {
            inputs.add(input);
        }
        return inputs;
    }

    private static Input violation(CloseCode code) {
        return new Input.Violation(code);
    }

    private static byte[] hex(String digits) {
        return java.util.HexFormat.of().parseHex(digits);
    }
}
