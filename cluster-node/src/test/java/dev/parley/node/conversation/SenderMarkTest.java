package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.ANNA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.Seq;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderMarkTest {
    private static final String LOW = "01930000-0000-7000-8000-000000000001";
    private static final String HIGH = "f1930000-0000-7000-8000-000000000001";
    private final ConversationScript script = new ConversationScript();

    private SenderMark after(SenderMark mark, String id) {
        return mark.after(script.post(ANNA, id, "x"));
    }

    private static boolean provesNew(SenderMark mark, String id) {
        return mark.provesNew(new ClientMessageId(id));
    }

    @Test
    void withoutAnyIdNothingIsProven() {
        assertThat(provesNew(SenderMark.NONE, HIGH)).isFalse();
    }

    @Test
    void aGreaterTimeOrderedIdIsNewEvenWhereItsFirstBitIsSet() {
        SenderMark mark = after(SenderMark.NONE, LOW);

        assertThat(mark.ownSeq()).isEqualTo(new Seq(1));
        assertThat(provesNew(mark, HIGH)).isTrue();
        assertThat(provesNew(mark, LOW)).isFalse();
        assertThat(provesNew(after(mark, HIGH), "02930000-0000-7000-8000-000000000001"))
                .isFalse();
    }

    @Test
    void aLesserIdLeavesTheHighest() {
        SenderMark mark = after(after(SenderMark.NONE, HIGH), LOW);

        assertThat(mark.ownSeq()).isEqualTo(new Seq(2));
        assertThat(provesNew(mark, "81930000-0000-7000-8000-000000000001")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "f1930000-0000-4000-8000-000000000001",
                "ffffffff",
                "f19300000000-7000--8000-00000000000z",
                "zzzzzzzz-0000-7000-8000-000000000001"
            })
    void otherIdsProveNothing(String id) {
        SenderMark mark = after(SenderMark.NONE, LOW);

        assertThat(provesNew(mark, id)).isFalse();
        assertThat(after(mark, id).highestId()).isEqualTo(mark.highestId());
    }
}
