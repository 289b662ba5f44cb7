package dev.parley.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.ConversationType;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.conversation.Seq;
import dev.parley.protocol.error.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InboxCursorTest {
    private static InboxEntry entry(int id, String time) {
        return new InboxEntry(
                new ConversationId(new UUID(9, id)),
                ConversationType.GROUP,
                "us",
                null,
                null,
                new Rev(1),
                new Seq(5),
                new Seq(3),
                null,
                2,
                false,
                Instant.parse(time));
    }

    private static InboxCursor parse(String text) {
        return InboxCursor.parse(text).fold(cursor -> cursor, refusal -> {
            throw new AssertionError(refusal);
        });
    }

    @Test
    void withoutATextItIsBeforeTheFirst() {
        assertThat(parse(null).precedes(entry(1, "2026-11-21T12:00:00Z"))).isTrue();
    }

    @Test
    void pagesThroughTheListWithoutGapOrRepetition() {
        List<InboxEntry> list = new ArrayList<>(List.of(
                entry(1, "2026-11-21T12:00:00.001Z"),
                entry(2, "2026-11-21T12:00:00.001Z"),
                entry(3, "2026-11-21T12:00:00.001400Z"),
                entry(-4, "2026-11-21T12:00:00.001Z"),
                entry(5, "2026-11-21T12:00:01Z"),
                entry(6, "2026-11-21T11:59:59Z")));
        list.sort(InboxEntry.LATEST_FIRST);

        List<InboxEntry> read = new ArrayList<>();
        InboxCursor cursor = parse(null);
        for (int i = 0; i < list.size(); i++) {
            InboxCursor from = cursor;
            InboxEntry next = list.stream().filter(from::precedes).findFirst().orElseThrow();
            read.add(next);
            cursor = parse(InboxCursor.after(next).text());
        }
        assertThat(read).isEqualTo(list);
        InboxCursor end = cursor;
        assertThat(list).noneMatch(end::precedes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "12", "12~", "~", "12~nonsense", "99999999999999999999~x"})
    void whatIsNoCursorIsRefused(String text) {
        assertThat(InboxCursor.parse(text)).isInstanceOf(Outcome.Refused.class);
    }
}
