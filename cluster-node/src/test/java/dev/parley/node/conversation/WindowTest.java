package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static dev.parley.node.conversation.ConversationScript.BERTA;
import static dev.parley.node.conversation.ConversationScript.NOON;
import static dev.parley.node.conversation.ConversationScript.settings;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.conversation.NumberedEvent;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.Message;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowTest {
    private final ConversationScript script = new ConversationScript(settings(5, 100_000, 100));

    private Window window() {
        return script.open().window();
    }

    private static List<Long> revs(List<NumberedEvent> events) {
        return events.stream().map(event -> event.rev().value()).toList();
    }

    private void fill(int messages) {
        for (int i = 0; i < messages; i++) {
            script.post(i % 2 == 0 ? ANNA : BERTA, "id-" + i, "text " + i);
        }
    }

    @Test
    void keepsTheLatestEventsUpToItsCount() {
        fill(8);

        assertThat(revs(window().events())).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(window()).isEqualTo(Window.of(window().events()));
    }

    @Test
    void keepsTheLatestEventsUpToItsWeight() {
        ConversationScript heavy = new ConversationScript(settings(100, 4_000, 100));
        for (int i = 0; i < 10; i++) {
            heavy.post(ANNA, "id-" + i, "x".repeat(500));
        }
        assertThat(revs(heavy.open().window().events())).containsExactly(10L, 11L);
        assertThat(heavy.open().window().weight()).isEqualTo(2_800);

        heavy.post(ANNA, "giant", "x".repeat(5_000));
        assertThat(revs(heavy.open().window().events())).containsExactly(12L);
    }

    @Test
    void tellsWhetherItReachesBackToARev() {
        fill(8);
        Rev last = script.rev();

        assertThat(window().coversAfter(new Rev(3), last)).isFalse();
        assertThat(window().coversAfter(new Rev(4), last)).isTrue();
        assertThat(window().coversAfter(last, last)).isTrue();
        assertThat(Window.EMPTY.coversAfter(last, last)).isTrue();
        assertThat(Window.EMPTY.coversAfter(Rev.ZERO, last)).isFalse();
    }

    @Test
    void servesEventsAfterARev() {
        fill(8);

        assertThat(revs(window().after(new Rev(6), 100))).containsExactly(7L, 8L, 9L);
        assertThat(revs(window().after(new Rev(6), 2))).containsExactly(7L, 8L);
        assertThat(revs(window().after(Rev.ZERO, Integer.MAX_VALUE))).containsExactly(5L, 6L, 7L, 8L, 9L);
        assertThat(window().after(new Rev(9), 5)).isEmpty();
        assertThat(window().after(new Rev(Long.MAX_VALUE - 1), 5)).isEmpty();
    }

    @Test
    void findsMessagesInTheirPresentForm() {
        Message first = script.post(ANNA, "a", "one");
        script.post(BERTA, "b", "two");
        Message edited = script.edit(first, "one!");

        assertThat(window().message(new Seq(1))).contains(edited);
        assertThat(window().sentAs(ANNA, new ClientMessageId("a"))).contains(edited);
        assertThat(window().sentAs(BERTA, new ClientMessageId("a"))).isEmpty();
        assertThat(window().presentForm(first)).isEqualTo(edited);
        assertThat(window().messages(1, 2).orElseThrow().get(0)).isEqualTo(edited);
    }

    @Test
    void servesARangeWholeOrNotAtAll() {
        fill(8);

        assertThat(window().messages(4, 8).orElseThrow())
                .extracting(message -> message.seq().value())
                .containsExactly(4L, 5L, 6L, 7L, 8L);
        assertThat(window().messages(3, 8)).isEmpty();
        assertThat(window().messages(9, 8)).contains(List.of());
        assertThat(window().changedWithin(1, 5, Rev.ZERO))
                .extracting(Message::seq)
                .containsExactlyInAnyOrder(new Seq(4), new Seq(5));
    }

    @Test
    void knowsHowFarMessagesWereWhenAnEventHappened() {
        fill(2);
        script.edit(window().message(new Seq(1)).orElseThrow(), "x");
        script.post(BERTA, "last", "three");

        assertThat(window().lastSeqAt(new Rev(1), script.open().lastSeq())).isEqualTo(Seq.ZERO);
        assertThat(window().lastSeqAt(new Rev(2), script.open().lastSeq())).isEqualTo(new Seq(1));
        assertThat(window().lastSeqAt(new Rev(4), script.open().lastSeq())).isEqualTo(new Seq(2));
        assertThat(window().lastSeqAt(new Rev(5), script.open().lastSeq())).isEqualTo(new Seq(3));
    }

    @Test
    void findsTheEventBeforeATime() {
        fill(8);

        assertThat(window().before(NOON, script.rev())).isEqualTo(new Rev(4));
        assertThat(window().before(NOON.plusSeconds(7), script.rev())).isEqualTo(new Rev(7));
        assertThat(window().before(NOON.plusSeconds(700), script.rev())).isEqualTo(new Rev(9));
        assertThat(Window.EMPTY.before(NOON, new Rev(3))).isEqualTo(new Rev(3));
    }
}
