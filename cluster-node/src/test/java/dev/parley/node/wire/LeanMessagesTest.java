package dev.parley.node.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorRefResolver;
import com.typesafe.config.ConfigFactory;
import dev.parley.node.conversation.ConversationCommand.Post;
import dev.parley.node.conversation.ConversationReply.Posted;
import dev.parley.node.conversation.SendCommand;
import dev.parley.node.delivery.DeliveryRouter.FanOut;
import dev.parley.node.delivery.Line;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Attachment;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MediaId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.frame.EncodedFrame;
import dev.parley.protocol.frame.ServerFrame;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LeanMessagesTest {
    private static final UserId ANNA = new UserId(new UUID(1, 2));
    private static final UserId BEN = new UserId(new UUID(3, -4));
    private static final ConversationId TALK = new ConversationId(new UUID(5, 6));
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00.123456789Z");
    private static final MessageId FIRST = MessageId.create(NOON, new Seq(1), 7);
    private static final ClientMessageId MINE = new ClientMessageId("mine");

    private static ActorTestKit kit;
    private static LeanMessages messages;

    @BeforeAll
    static void start() {
        kit = ActorTestKit.create("lean", ConfigFactory.parseString("akka.actor.provider = local"));
        messages = new LeanMessages(ActorRefResolver.get(kit.system()));
    }

    @AfterAll
    static void stop() {
        kit.shutdownTestKit();
    }

    static Stream<Object> plain() {
        return Stream.of(
                post("hello", null, null),
                post("Grüße 👋", FIRST, "2026-11-21T13:00:00+01:00"),
                post(null, null, null),
                new Posted(300, message("hello", null, null), true),
                new Posted(Long.MAX_VALUE, message("x".repeat(8000), FIRST, "2026-11-21T13:00:00+01:00"), false),
                fanOut(List.of(line(1, 0)), List.of(ANNA)),
                fanOut(List.of(line(1_000_000, -1), line(1_000_001, Long.MIN_VALUE)), List.of(ANNA, BEN)));
    }

    @ParameterizedTest
    @MethodSource("plain")
    void readsWhatItHasWritten(Object message) {
        byte[] bytes = messages.write(message).orElseThrow();

        assertThat(LeanMessages.isOne(bytes)).isTrue();
        assertThat(messages.read(bytes)).usingRecursiveComparison().isEqualTo(message);
    }

    @ParameterizedTest
    @MethodSource("plain")
    void refusesWhatEndsTooEarly(Object message) {
        byte[] bytes = messages.write(message).orElseThrow();

        for (int length = 1; length < Math.min(bytes.length, 400); length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> messages.read(cut))
                    .isInstanceOfAny(IllegalArgumentException.class, IndexOutOfBoundsException.class);
        }
    }

    @Test
    void leavesAllElseToOthers() {
        List<Attachment> files = List.of(new Attachment(new MediaId(new UUID(7, 8)), "a.png", "image/png", 9));
        Message plain = message("hello", null, null);
        Post withFile = new Post(
                new SendCommand(ANNA, "Anna", MINE, MessageType.IMAGE, null, files, null, null), 1, 2, nobody());

        assertThat(messages.write(withFile)).isEmpty();
        assertThat(messages.write(new Posted(1, plain.edited("other", new Rev(9), NOON), true)))
                .isEmpty();
        assertThat(messages.write(new Posted(1, plain.unsent(new Rev(9), NOON), true)))
                .isEmpty();
        assertThat(messages.write(new Posted(1, plain.reacted(Map.of("👍", List.of(BEN)), new Rev(9)), true)))
                .isEmpty();
        assertThat(messages.write("anything")).isEmpty();
    }

    /** Two versions share a cluster: a form never changes, and one that replaces it has another number. */
    @Test
    void writesTheFormsAsTheyWereAtFirst() {
        assertThat(hex(new Posted(300, message("hello", FIRST, null), false)))
                .isEqualTo(
                        "02ac020001a1fdfa467b700080000000004000070000000000000005000000000000000601020000000000000001"
                                + "000000000000000204416e6e61046d696e650454455854010568656c6c6f012430316131666466612d343637622d"
                                + "373030302d383030302d30303030303034303030303700c08f86d806959aef3a");
        String actor = ActorRefResolver.get(kit.system()).toSerializationFormat(nobody());
        assertThat(hex(post("hello", null, null)))
                .isEqualTo(
                        "010000000000000001000000000000000204416e6e61046d696e650454455854010568656c6c6f0000fffffffffffffff7ac02"
                                + text(actor));
        assertThat(hex(fanOut(List.of(new Line(new Rev(3), 4, new EncodedFrame(new byte[] {9, 8}))), List.of(ANNA))))
                .isEqualTo(
                        "0300000000000000050000000000000006010300000000000000040209080100000000000000010000000000000002"
                                + text(actor));
    }

    private static String text(String value) {
        return HexFormat.of().toHexDigits((byte) value.length())
                + HexFormat.of().formatHex(value.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(Object message) {
        return HexFormat.of().formatHex(messages.write(message).orElseThrow());
    }

    private static Post post(String text, MessageId replyTo, String sentAt) {
        return new Post(
                new SendCommand(ANNA, "Anna", MINE, MessageType.TEXT, text, null, replyTo, sentAt), -9, 300, nobody());
    }

    private static Message message(String text, MessageId replyTo, String sentAt) {
        return new Message(
                FIRST,
                TALK,
                new Seq(1),
                new Rev(2),
                ANNA,
                "Anna",
                MINE,
                MessageType.TEXT,
                text,
                null,
                replyTo,
                null,
                sentAt,
                NOON,
                null,
                null);
    }

    private static Line line(long rev, long origin) {
        return new Line(new Rev(rev), origin, EncodedFrame.of(new ServerFrame.Pong("r" + rev)));
    }

    private static FanOut fanOut(List<Line> lines, List<UserId> users) {
        return new FanOut(TALK, lines, users, nobody());
    }

    private static <T> ActorRef<T> nobody() {
        return ActorRefResolver.get(kit.system())
                .resolveActorRef("akka://" + kit.system().name() + "/user/nobody");
    }
}
