package dev.parley.load.check.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parley.load.check.record.Entry;
import dev.parley.load.check.record.Observation;
import dev.parley.load.check.record.Observation.Action;
import dev.parley.load.check.record.Observation.Outcome;
import dev.parley.load.check.record.Recording;
import dev.parley.load.check.record.Said;
import dev.parley.load.check.record.Watch;
import dev.parley.load.check.verify.Case;
import dev.parley.load.check.verify.Truth;
import dev.parley.load.fault.FaultMark;
import dev.parley.protocol.account.UserId;
import dev.parley.protocol.conversation.ClientMessageId;
import dev.parley.protocol.conversation.ConversationId;
import dev.parley.protocol.conversation.MessageId;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FiguresTest {
    private static final ConversationId PLACE = new ConversationId(new UUID(1, 1));
    private static final UserId ANN = new UserId(new UUID(2, 1));
    private static final UserId BEN = new UserId(new UUID(2, 2));
    private static final ClientMessageId NAME = new ClientMessageId("name");
    private static final MessageId MESSAGE = new MessageId(new UUID(3, 1));
    private static final int SECOND = 1_000_000;
    private static final Instant BEGIN = Instant.parse("2026-11-21T10:00:00Z");

    private final List<Observation> seen = new ArrayList<>();
    private final Watch watch = new Watch(InstantSource.fixed(BEGIN), () -> 0);

    private Figures figures(List<FaultMark> marks) {
        Said said = new Said(1, MESSAGE, ANN, NAME, "hello", null, false);
        Truth truth = new Truth(
                List.of(new Truth.Reading(
                        "node-1", PLACE, List.of(new Entry(2, Entry.Kind.POSTED, said, List.of())), List.of(said))),
                List.of(),
                List.of(),
                List.of());
        seen.add(0, new Observation.Joined(0, 1, ANN, "ann", true));
        seen.add(1, new Observation.Joined(0, 2, BEN, "ben", true));
        Recording recording = new Recording() {
            @Override
            public void add(Observation observation) {
                seen.add(observation);
            }

            @Override
            public void replay(Reader reader) {
                seen.forEach(reader::next);
            }
        };
        return Figures.of(recording, Case.of(recording, truth), watch, marks);
    }

    private void began(long at, long operation) {
        seen.add(new Observation.Began(at, operation, Action.SEND, ANN, PLACE, NAME, null, "hello", null, null));
    }

    private void ended(long at, long operation) {
        seen.add(new Observation.Ended(at, operation, Outcome.DONE, null, MESSAGE, 1L));
    }

    @Test
    void measuresFromTheWishToSendToTheOthersListeners() {
        began(SECOND, 1);
        seen.add(new Observation.Delivered(SECOND + 3_000, 1, PLACE, 2, Entry.Kind.POSTED, 1));
        seen.add(new Observation.Delivered(SECOND + 7_000, 2, PLACE, 2, Entry.Kind.POSTED, 1));
        Figures figures = figures(List.of());
        assertThat(figures.seconds()).containsExactly(new Figures.Second(1, 1, 7, 7, 7));
        assertThat(figures.operations()).containsEntry("send", 1L);
    }

    @Test
    void countsAbsencesFromTheEndOfASocketToTheNextWelcome() {
        seen.add(new Observation.Opened(0, 1, 1, "node-1"));
        seen.add(new Observation.Closed(4 * SECOND, 1, 1, 1006, "gone"));
        seen.add(new Observation.Opened(6 * SECOND, 1, 2, "node-2"));
        seen.add(new Observation.Closed(8 * SECOND, 2, 3, 1000, "given up"));
        seen.add(new Observation.Left(8 * SECOND, 2));
        Figures figures = figures(List.of());
        assertThat(figures.absences()).containsExactly(new Figures.Absence("ann", 4, 2, "1006 gone"));
    }

    @Test
    void countsThoseWhoDoNotComeBack() {
        seen.add(new Observation.Opened(0, 1, 1, "node-1"));
        seen.add(new Observation.Closed(4 * SECOND, 1, 1, 4401, "expired"));
        seen.add(new Observation.Quiet(10 * SECOND));
        seen.add(new Observation.Closed(12 * SECOND, 2, 2, 1000, "the end"));
        Figures figures = figures(List.of());
        assertThat(figures.absences())
                .containsExactly(new Figures.Absence("ann", 4, 6, "4401 expired, and did not come back"));
    }

    @Test
    void tellsWhatAFaultHasDone() {
        seen.add(new Observation.Opened(0, 1, 1, "node-1"));
        seen.add(new Observation.Closed(4 * SECOND, 1, 1, 1006, "gone"));
        seen.add(new Observation.Opened(6 * SECOND, 1, 2, "node-2"));
        began(3 * SECOND, 1);
        ended(9 * SECOND, 1);
        began(20 * SECOND, 2);
        ended(20 * SECOND + 5_000, 2);
        Figures figures =
                figures(List.of(new FaultMark("kill", List.of(1), BEGIN.plusSeconds(4), BEGIN.plusSeconds(14))));
        assertThat(figures.troubles()).containsExactly(new Figures.Trouble("kill", List.of(1), 4, 14, 5, 6, 2));
    }

    @Test
    void drawsThem() {
        began(SECOND, 1);
        seen.add(new Observation.Delivered(SECOND + 7_000, 2, PLACE, 2, Entry.Kind.POSTED, 1));
        Figures figures =
                figures(List.of(new FaultMark("pause-5", List.of(2), BEGIN.plusSeconds(1), BEGIN.plusSeconds(2))));
        assertThat(new LatencyPlot(figures).svg())
                .startsWith("<svg")
                .contains("pause-5 [2]", "p99")
                .endsWith("</svg>\n");
    }
}
