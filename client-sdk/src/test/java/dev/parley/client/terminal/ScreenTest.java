package dev.parley.client.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScreenTest {
    private static final UserId ANN = UserId.of("01930000-0000-7000-8000-0000000000aa");
    private static final UserId BEN = UserId.of("01930000-0000-7000-8000-0000000000bb");
    private static final MessageId FIRST = MessageId.create(Instant.EPOCH, new Seq(1), 7);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final Screen screen =
            new Screen(new PrintStream(bytes, true, StandardCharsets.UTF_8), ZoneOffset.ofHours(1));

    @Test
    void showsWhatAMessageAnswersAndHowManyReacted() {
        screen.message(message("yes", FIRST, Map.of("👍", List.of(ANN, BEN), "❤", List.of(ANN))), "");
        assertThat(printed()).isEqualTo("01:00 #2 <Ann> ↪#1 yes ❤1 👍2");
    }

    @Test
    void letsNoMessageCommandTheTerminal() {
        screen.message(message("a\u001b[2Jb\nc", null, null), "(elsewhere)");
        assertThat(printed()).isEqualTo("01:00 (elsewhere) #2 <Ann> a [2Jb c");
    }

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).strip();
    }

    private static Message message(String text, MessageId replyTo, Map<String, List<UserId>> reactions) {
        return new Message(
                MessageId.create(Instant.EPOCH, new Seq(2), 7),
                ConversationId.of("01930000-0000-7000-8000-000000000001"),
                new Seq(2),
                new Rev(2),
                ANN,
                "Ann",
                new ClientMessageId("c"),
                MessageType.TEXT,
                text,
                null,
                replyTo,
                reactions,
                null,
                Instant.EPOCH,
                null,
                null);
    }
}
