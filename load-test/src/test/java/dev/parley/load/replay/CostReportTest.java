package dev.parley.load.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.Latencies;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostReportTest {
    private static final Script SCRIPT = new Script(List.of(new Script.Cue(
            new IrcLine("log:1", LocalDate.of(2004, 12, 25).atTime(9, 14), "ann", "hi"),
            UserId.of("01930000-0000-7000-8000-0000000000aa"),
            new ClientMessageId("c1"))));

    @Test
    void setsTheMiddleRoundsSideBySide() {
        CostReport cost = new CostReport(
                Attention.ALL,
                List.of(played(0.01), played(0.02), played(0.5)),
                List.of(played(0.04), played(0.5), played(0.01)));
        assertThat(printed(cost))
                .contains("   without        with    change")
                .containsPattern("messages/s +50\\.00 +25\\.00 +-50 %")
                .contains("\"messagesPerSecondWithout\":[100.0,50.0,2.0]")
                .contains("\"verified\":true");
    }

    @Test
    void isNotVerifiedWhereARoundWasNot() {
        Performance wrong = played(1);
        wrong.objections().add("a line is missing");
        CostReport cost = new CostReport(Attention.ALL, List.of(played(1)), List.of(wrong));
        assertThat(cost.differences()).isEqualTo(1);
        assertThat(printed(cost)).contains("\"verified\":false");
    }

    private static Performance played(double speaking) {
        return new Performance(
                Attention.NONE,
                ConversationId.of("01930000-0000-7000-8000-000000000001"),
                SCRIPT,
                speaking,
                1,
                1,
                new Noticed(0, 0, 0, 0),
                Map.of(),
                new Latencies(),
                new Latencies(),
                new Objections());
    }

    private static String printed(CostReport cost) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        cost.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
