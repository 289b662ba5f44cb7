package dev.parley.node.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.node.account.TestClock;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.Rev;
import dev.parley.protocol.frame.EncodedFrame;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RevGateTest {
    private static final Duration PATIENCE = Duration.ofMillis(300);
    private static final ConversationId ROOM = new ConversationId(new UUID(9, 9));
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final RevGate gate = new RevGate(clock, 3);

    private static EncodedFrame frame(long rev) {
        return new EncodedFrame(Long.toString(rev).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    private static List<Long> revs(List<EncodedFrame> frames) {
        return frames.stream()
                .map(frame -> Long.parseLong(new String(frame.bytes(), java.nio.charset.StandardCharsets.UTF_8)))
                .toList();
    }

    private List<Long> pass(long rev) {
        return revs(gate.pass(ROOM, new Rev(rev), frame(rev)));
    }

    private List<Long> answer(long rev) {
        return revs(gate.passAnswer(ROOM, new Rev(rev), frame(rev)));
    }

    @Nested
    class Live {
        @Test
        void beginsWhereItBegins() {
            assertThat(pass(7)).containsExactly(7L);
            assertThat(pass(8)).containsExactly(8L);
        }

        @Test
        void passesEachEventOnce() {
            pass(7);
            pass(8);

            assertThat(pass(8)).isEmpty();
            assertThat(pass(7)).isEmpty();
            assertThat(pass(9)).containsExactly(9L);
        }

        @Test
        void whatIsKnownToBeInTheLogIsAHoleUntilItComes() {
            gate.expect(ROOM, new Rev(9));
            assertThat(gate.hasHoles()).as("nobody heard of the conversation").isFalse();
            pass(7);
            gate.expect(ROOM, new Rev(7));
            assertThat(gate.hasHoles()).isFalse();
            gate.expect(ROOM, new Rev(8));
            assertThat(gate.hasHoles()).isTrue();

            assertThat(pass(8)).containsExactly(8L);
            assertThat(gate.hasHoles()).isFalse();
        }

        @Test
        void holdsWhatComesEarly() {
            pass(7);

            assertThat(pass(10)).isEmpty();
            assertThat(pass(9)).isEmpty();
            assertThat(pass(8)).containsExactly(8L, 9L, 10L);
            assertThat(gate.hasHoles()).isFalse();
        }

        @Test
        void tellsOfAHoleAfterAMoment() {
            pass(7);
            pass(9);

            assertThat(gate.hasHoles()).isTrue();
            assertThat(gate.holes(PATIENCE)).isEmpty();
            clock.pass(PATIENCE);
            assertThat(gate.holes(PATIENCE)).isEqualTo(Map.of(ROOM, new Rev(7)));
        }

        @Test
        void keepsConversationsApart() {
            pass(7);

            assertThat(revs(gate.pass(new ConversationId(new UUID(9, 8)), new Rev(3), frame(3))))
                    .containsExactly(3L);
            assertThat(gate.positions()).containsEntry(ROOM, new Rev(7)).hasSize(2);
        }

        @Test
        void remembersABoundedNumberOfConversations() {
            for (int i = 0; i < 10; i++) {
                gate.pass(new ConversationId(new UUID(8, i)), new Rev(1), frame(1));
            }
            assertThat(gate.positions()).hasSize(3);
        }

        @Test
        void holdsABoundedNumberOfEvents() {
            pass(1);
            LongStream.rangeClosed(3, 1_000)
                    .forEach(rev -> assertThat(pass(rev)).isEmpty());

            List<Long> released = pass(2);
            assertThat(released).hasSize(257).endsWith(258L);
            clock.pass(PATIENCE);
            assertThat(gate.holes(PATIENCE)).isEqualTo(Map.of(ROOM, new Rev(258)));
        }
    }

    @Nested
    class Answers {
        @Test
        void takeTheirPlaceAmongEvents() {
            pass(7);

            assertThat(answer(9)).isEmpty();
            assertThat(pass(8)).containsExactly(8L, 9L);
        }

        @Test
        void areNeverDropped() {
            pass(7);
            pass(8);

            assertThat(answer(8)).containsExactly(8L);
            LongStream.rangeClosed(10, 300).forEach(RevGateTest.this::pass);
            assertThat(answer(301)).containsExactly(301L);
        }
    }

    @Nested
    class Replay {
        @Test
        void goesOnFromTheClientsRevAndHoldsLiveEvents() {
            gate.beginReplay(ROOM, new Rev(3));

            assertThat(pass(6)).isEmpty();
            assertThat(pass(4)).containsExactly(4L);
            assertThat(pass(5)).containsExactly(5L, 6L);
            assertThat(pass(6)).isEmpty();
            assertThat(revs(gate.endReplay(ROOM))).isEmpty();
            assertThat(pass(7)).containsExactly(7L);
        }

        @Test
        void hasNoHolesWhileItLasts() {
            gate.beginReplay(ROOM, new Rev(3));
            pass(6);
            clock.pass(PATIENCE);

            assertThat(gate.hasHoles()).isFalse();
            assertThat(gate.holes(PATIENCE)).isEmpty();
            gate.endReplay(ROOM);
            assertThat(gate.hasHoles()).isTrue();
            clock.pass(PATIENCE);
            assertThat(gate.holes(PATIENCE)).isEqualTo(Map.of(ROOM, new Rev(3)));
        }

        @Test
        void goesBackWhereTheClientAsksForIt() {
            pass(7);
            pass(8);
            gate.beginReplay(ROOM, new Rev(5));

            assertThat(pass(6)).containsExactly(6L);
            assertThat(pass(7)).containsExactly(7L);
            assertThat(pass(8)).containsExactly(8L);
            assertThat(gate.endReplay(ROOM)).isEmpty();
            assertThat(pass(8)).isEmpty();
        }

        @Test
        void ofALateJoinerBeginsWithItsJoining() {
            gate.beginReplay(ROOM, Rev.ZERO);
            gate.skipTo(ROOM, new Rev(19));

            assertThat(pass(20)).containsExactly(20L);
            assertThat(pass(21)).containsExactly(21L);
        }

        @Test
        void thatFailsLetsGoWhatIsHeld() {
            gate.beginReplay(ROOM, new Rev(3));
            pass(6);
            pass(8);

            assertThat(revs(gate.abandonReplay(ROOM))).containsExactly(6L, 8L);
            assertThat(gate.hasHoles()).isFalse();
            assertThat(pass(9)).containsExactly(9L);
        }

        @Test
        void ofOneWhoClaimsTooMuchIsSetRight() {
            gate.beginReplay(ROOM, new Rev(100));
            gate.correct(ROOM, new Rev(5));
            gate.endReplay(ROOM);

            assertThat(pass(6)).containsExactly(6L);
            assertThat(pass(6)).isEmpty();
            assertThat(pass(7)).containsExactly(7L);
        }

        @Test
        void isNotFollowedByWhatTheClientHad() {
            gate.beginReplay(ROOM, new Rev(5));
            assertThat(pass(6)).containsExactly(6L);
            gate.endReplay(ROOM);

            assertThat(pass(1)).isEmpty();
            assertThat(pass(5)).isEmpty();
            assertThat(pass(6)).isEmpty();
            assertThat(pass(7)).containsExactly(7L);
        }

        @Test
        void ofAHoleLeavesTheRestAsItWas() {
            pass(5);
            pass(7);
            gate.beginFill(ROOM, new Rev(5));
            assertThat(pass(6)).containsExactly(6L, 7L);
            gate.endReplay(ROOM);

            assertThat(pass(4)).containsExactly(4L);
            assertThat(pass(7)).isEmpty();
            assertThat(pass(8)).containsExactly(8L);
        }

        @Test
        void thatWasReadBeforeTheLatestEventsDoesNotBringThemAgain() {
            pass(5);
            gate.beginReplay(ROOM, new Rev(5));
            assertThat(pass(6)).containsExactly(6L);
            gate.correct(ROOM, new Rev(5));
            gate.endReplay(ROOM);

            assertThat(pass(6)).isEmpty();
            assertThat(pass(7)).containsExactly(7L);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shuffledAndRepeatedEventsComeOutDenseAndInOrder(long seed) {
        Random random = new Random(seed);
        List<Long> arrivals = new ArrayList<>();
        for (long start = 2; start < 2_000; start += 20) {
            List<Long> block =
                    new ArrayList<>(LongStream.range(start, start + 20).boxed().toList());
            for (int i = 0; i < 10; i++) {
                block.add(Math.max(1, start + random.nextInt(40) - 20));
            }
            Collections.shuffle(block, random);
            arrivals.addAll(block);
        }
        List<Long> out = new ArrayList<>(pass(1));
        for (long rev : arrivals) {
            if (random.nextInt(50) == 0) {
                long from = out.get(out.size() - 1);
                gate.beginReplay(ROOM, new Rev(from));
                out.addAll(pass(from + 1));
                out.addAll(pass(rev));
                out.addAll(revs(gate.endReplay(ROOM)));
            } else {
                out.addAll(pass(rev));
            }
        }
        long last = out.get(out.size() - 1);
        assertThat(out)
                .as("seed %d", seed)
                .isEqualTo(LongStream.rangeClosed(1, last).boxed().toList());
        assertThat(last).as("seed %d", seed).isGreaterThanOrEqualTo(2_001);
    }
}
