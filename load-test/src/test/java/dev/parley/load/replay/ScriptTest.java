package dev.parley.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.MessageId;
import dev.parley.protocol.conversation.MessageType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {
    private static final UserId ANN = UserId.of("01930000-0000-7000-8000-0000000000aa");
    private static final UserId BEN = UserId.of("01930000-0000-7000-8000-0000000000bb");

    private final Script script = new Script(List.of(cue("ann", ANN, "c1", "one"), cue("ben", BEN, "c2", "two")));

    @Test
    void hasNothingAgainstTheRightMessages() {
        assertThat(script.objection(0, message(1, ANN, "c1", "one", "2004-12-25T09:14:00Z")))
                .isNull();
        assertThat(script.objection(1, message(2, BEN, "c2", "two", "2004-12-25T09:14:00Z")))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "2, c1, one, 2004-12-25T09:14:00Z, seq is 2",
        "1, c2, one, 2004-12-25T09:14:00Z, another message",
        "1, c1, uno, 2004-12-25T09:14:00Z, text",
        "1, c1, one, 2004-12-25T09:14:00.000Z, sentAt",
        "1, c1, one, , sentAt"
    })
    void namesWhatIsWrong(long seq, String id, String text, String sentAt, String objection) {
        assertThat(script.objection(0, message(seq, ANN, id, text, sentAt)))
                .contains("log:1")
                .contains(objection);
    }

    @Test
    void noticesAnotherAuthor() {
        assertThat(script.objection(0, message(1, BEN, "c1", "one", "2004-12-25T09:14:00Z")))
                .contains("author");
    }

    @Test
    void noticesOneTooMany() {
        assertThat(script.objection(2, message(3, ANN, "c3", "x", null))).contains("too many");
    }

    @Test
    void countsAllObjectionsAndKeepsTheFirst() {
        Objections objections = new Objections();
        for (int i = 0; i < 100; i++) {
            objections.add("o" + i);
        }
        assertThat(objections.count()).isEqualTo(100);
        assertThat(objections.first()).hasSize(20).startsWith("o0");
    }

    private static Script.Cue cue(String nick, UserId author, String id, String text) {
        return new Script.Cue(
                new IrcLine("log:1", LocalDate.of(2004, 12, 25).atTime(9, 14), nick, text),
                author,
                new ClientMessageId(id));
    }

    private static Message message(long seq, UserId sender, String id, String text, String sentAt) {
        return new Message(
                MessageId.create(Instant.EPOCH, new Seq(seq), 1),
                ConversationId.of("01930000-0000-7000-8000-000000000001"),
                new Seq(seq),
                new Rev(seq + 1),
                sender,
                "Name",
                new ClientMessageId(id),
                MessageType.TEXT,
                text,
                null,
                null,
                null,
                sentAt,
                Instant.EPOCH,
                null,
                null);
    }
}
