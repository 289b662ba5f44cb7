package dev.parley.node.conversation;

import static dev.parley.node.conversation.ConversationScript.user;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.persistence.session.MemberCursor;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.Seq;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Moves in any order, repeated and belated, against the plain maximum of all that came. */
class MemberCursorsRandomisedTest {
    private static final int USERS = 4;
    private final MemberCursors cursors = new MemberCursors();
    private final Map<UserId, MemberCursor> model = new HashMap<>();
    private final Map<UserId, MemberCursor> heard = new HashMap<>();
    private long lastSeq;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void neverGoBackAndAreToldOnce(long seed) {
        Random random = new Random(seed);
        for (int step = 0; step < 2_000; step++) {
            lastSeq += random.nextInt(3);
            UserId user = user(random.nextInt(USERS));
            switch (random.nextInt(12)) {
                case 0 -> drain(seed);
                case 1 -> load(user, random);
                case 2 -> {
                    cursors.forget(user);
                    model.remove(user);
                    heard.remove(user);
                }
                default -> move(seed, user, random);
            }
        }
        drain(seed);
        assertThat(cursors.hasNews()).as("seed %d", seed).isFalse();
    }

    private Seq some(Random random) {
        return random.nextInt(3) == 0 ? null : new Seq(random.nextInt((int) lastSeq + 10));
    }

    private long clamped(Seq seq) {
        return seq == null ? 0 : Math.min(seq.value(), lastSeq);
    }

    private void move(long seed, UserId user, Random random) {
        Seq delivered = some(random);
        Seq read = some(random);
        MemberCursor before = model.getOrDefault(user, MemberCursor.NONE);
        long readTo = Math.max(before.read().value(), clamped(read));
        long deliveredTo = Math.max(readTo, Math.max(before.delivered().value(), clamped(delivered)));
        MemberCursor after = new MemberCursor(new Seq(deliveredTo), new Seq(readTo));
        assertThat(cursors.move(user, delivered, read, new Seq(lastSeq)))
                .as("seed %d", seed)
                .isEqualTo(!after.equals(before));
        model.put(user, after);
    }

    private void load(UserId user, Random random) {
        MemberCursor stored = new MemberCursor(new Seq(random.nextInt((int) lastSeq + 1)), Seq.ZERO);
        cursors.load(user, stored);
        model.merge(user, stored, MemberCursor::max);
    }

    private void drain(long seed) {
        cursors.drain().forEach((user, cursor) -> {
            MemberCursor last = heard.getOrDefault(user, MemberCursor.NONE);
            assertThat(cursor).as("seed %d", seed).isEqualTo(model.get(user));
            assertThat(last.read().isAfter(cursor.read())).as("seed %d", seed).isFalse();
            assertThat(last.delivered().isAfter(cursor.delivered()))
                    .as("seed %d", seed)
                    .isFalse();
            assertThat(cursor.read().isAfter(cursor.delivered()))
                    .as("seed %d", seed)
                    .isFalse();
            heard.put(user, cursor);
        });
    }
}
