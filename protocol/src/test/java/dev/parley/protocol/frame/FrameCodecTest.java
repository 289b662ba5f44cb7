package dev.parley.protocol.frame;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.Limits;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrameCodecTest {
    private static final String CONVERSATION = "01930000-0000-7000-8000-000000000001";

    private final FrameCodec codec = new FrameCodec(Limits.DEFAULT);

    @Test
    void readsASend() {
        var decoded = codec.decode("""
                {"type":"send_message","requestId":"r1","conversationId":"%s","clientMessageId":"c1","text":"hi","colour":"red"}
                """.formatted(CONVERSATION));
        assertThat(decoded).isInstanceOf(FrameCodec.Accepted.class);
        var frame = (ClientFrame.SendMessage) ((FrameCodec.Accepted) decoded).frame();
        assertThat(frame.requestId()).isEqualTo("r1");
        assertThat(frame.clientMessageId()).isEqualTo(new ClientMessageId("c1"));
        assertThat(frame.text()).isEqualTo("hi");
        assertThat(frame.conversationId()).hasToString(CONVERSATION);
    }

    @Test
    void readsAFrameWhoseTypeComesLast() {
        assertThat(codec.decode("{\"requestId\":\"7\",\"type\":\"ping\"}"))
                .isEqualTo(new FrameCodec.Accepted(new ClientFrame.Ping("7")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "{", "null", "[]", "7", "\"ping\"", "{\"type\":\"ping\"} {}", "nonsense", "{'type':'ping'}"})
    void callsMalformedWhatIsNoJsonObject(String text) {
        assertThat(errorOf(text).reason()).isEqualTo(ErrorCode.MALFORMED_FRAME.code());
        assertThat(errorOf(text).code()).isEqualTo(4000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"dance\",\"requestId\":\"r\"}", "{\"type\":\"Ping\",\"requestId\":\"r\"}"})
    void namesAnUnknownTypeAndItsRequest(String text) {
        assertThat(errorOf(text).reason()).isEqualTo("unknown_type");
        assertThat(errorOf(text).requestId()).isEqualTo("r");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"requestId\":\"r\"} | type",
                "{\"type\":\"send_message\",\"conversationId\":\"" + CONVERSATION
                        + "\",\"text\":\"x\"} | clientMessageId",
                "{\"type\":\"send_message\",\"conversationId\":\"no\",\"clientMessageId\":\"c\",\"text\":\"x\"} | conversationId",
                "{\"type\":\"send_message\",\"conversationId\":\"1-1-1-1-1\",\"clientMessageId\":\"c\",\"text\":\"x\"} | conversationId",
                "{\"type\":\"send_message\",\"conversationId\":\"" + CONVERSATION
                        + "\",\"clientMessageId\":\"c\",\"text\":7} | text",
                "{\"type\":\"send_message\",\"conversationId\":\"" + CONVERSATION
                        + "\",\"clientMessageId\":\"c\",\"text\":\" \"} | text",
                "{\"type\":\"send_message\",\"conversationId\":\"" + CONVERSATION
                        + "\",\"clientMessageId\":\"\",\"text\":\"x\"} | clientMessageId",
                "{\"type\":\"mark_read\",\"conversationId\":\"" + CONVERSATION + "\",\"seq\":-1} | seq",
                "{\"type\":\"mark_read\",\"conversationId\":\"" + CONVERSATION + "\",\"seq\":\"1\"} | seq",
                "{\"type\":\"mark_read\",\"conversationId\":\"" + CONVERSATION + "\",\"seq\":1.5} | seq",
                "{\"type\":\"resume\",\"cursors\":[{\"rev\":1}]} | cursors"
            })
    void namesTheFieldThatIsWrong(String text, String field) {
        assertThat(errorOf(text).reason()).isEqualTo("invalid_field");
        assertThat(errorOf(text).message()).contains(field);
    }

    @Test
    void returnsTheClientMessageIdOfARejectedSend() {
        var error = errorOf("{\"type\":\"send_message\",\"clientMessageId\":\"c9\",\"conversationId\":4}");
        assertThat(error.clientMessageId()).isEqualTo(new ClientMessageId("c9"));
    }

    @Test
    void countsCodePointsNotChars() {
        String fits = "😀".repeat(Limits.DEFAULT.textCodePoints());
        assertThat(codec.decode(send(fits))).isInstanceOf(FrameCodec.Accepted.class);
        assertThat(errorOf(send(fits + "!")).message()).contains("text");
        assertThat(errorOf(send(fits + "!")).code()).isEqualTo(4013);
    }

    @Test
    void rendersAFrameWithItsHeader() {
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.Pong("r"));
        assertThat(frame.json()).isEqualTo("{\"type\":\"pong\",\"requestId\":\"r\"}");
        assertThat(frame.bytes()[0]).isEqualTo((byte) 0x81);
        assertThat(frame.bytes()[1]).isEqualTo((byte) frame.json().length());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 90, 91, 92, 93, 65_500, 70_000})
    void rendersEveryLengthOfHeader(int length) {
        EncodedFrame frame = EncodedFrame.of(new ServerFrame.Pong("x".repeat(length)));
        assertThat(frame.json()).endsWith("x\"}").hasSize("{\"type\":\"pong\",\"requestId\":\"\"}".length() + length);
    }

    private static String send(String text) {
        return "{\"type\":\"send_message\",\"conversationId\":\"" + CONVERSATION
                + "\",\"clientMessageId\":\"c\",\"text\":\"" + text + "\"}";
    }

    private ServerFrame.Refused errorOf(String text) {
        return ((FrameCodec.Rejected) codec.decode(text)).error();
    }
}
